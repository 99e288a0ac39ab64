import { ProblemSchema } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let admin: Person;
beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
  admin = await api.signUpAdmin('root');
});
afterAll(() => api.close());

const etagOf = async (ask: Client, path: string): Promise<string> => {
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  const etag = answer.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w.-]+"$/);
  return etag;
};
const codeOf = async (answer: Response) => ProblemSchema.parse(await answer.json()).code;

async function newRoom(...members: Person[]): Promise<string> {
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Tea' } });
  const { id } = (await made.json()) as { id: string };
  for (const { ask } of members) await ask(`/v1/users/me/rooms/${id}`, { method: 'PUT' });
  return id;
}

/** Each thing that can be changed: how one is made, and two changes of it. */
const things: Record<string, () => Promise<{ ask: Client; path: string; changes: [object, object] }>> = {
  room: async () => ({
    ask: ann.ask,
    path: `/v1/rooms/${await newRoom()}`,
    changes: [{ name: 'One' }, { topic: 'Two' }],
  }),
  membership: async () => ({
    ask: bob.ask,
    path: `/v1/users/me/rooms/${await newRoom(bob)}`,
    changes: [{ notifications: 'none' }, { lastReadSeq: 2 }],
  }),
  'membership of somebody else': async () => ({
    ask: ann.ask,
    path: `/v1/users/${bob.id}/rooms/${await newRoom(bob)}`,
    changes: [{ role: 'moderator' }, { role: 'member' }],
  }),
  user: async () => {
    const json = {
      username: 'cem',
      name: 'Cem',
      email: 'cem@tidewire.test',
      password: 'correct horse battery',
    };
    const made = await admin.ask('/v1/users', { method: 'POST', json });
    return {
      ask: admin.ask,
      path: made.headers.get('location') ?? '',
      changes: [{ name: 'C. One' }, { name: 'C. Two' }],
    };
  },
  message: async () => {
    const json = { body: 'hello' };
    const path = `/v1/rooms/${await newRoom()}/messages`;
    const { headers } = await ann.ask(path, { method: 'POST', json });
    return {
      ask: ann.ask,
      path: headers.get('location') ?? '',
      changes: [{ body: 'One' }, { body: 'Two' }],
    };
  },
  feed: async () => {
    const json = { id: 'stock.TAG', kind: 'quote', title: 'Tag', currency: 'USD', provenance: 'live' };
    await admin.ask('/v1/feeds', { method: 'POST', json });
    return {
      ask: admin.ask,
      path: '/v1/feeds/stock.TAG',
      changes: [{ title: 'One' }, { provenance: 'replayed' }],
    };
  },
};

describe.each(Object.keys(things))('a %s', (name) => {
  let ask: Client;
  let path: string;
  let changes: [object, object];
  beforeAll(async () => {
    const make = things[name];
    if (make === undefined) throw new Error(`no ${name}`);
    ({ ask, path, changes } = await make());
  });
  const patch = (json: object, ifMatch: string | null) => ask(path, { method: 'PATCH', json, ifMatch });

  test('[A50] is not sent again to who has it', async () => {
    const etag = await etagOf(ask, path);
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(path, { method, headers: { 'if-none-match': `"other", W/${etag}` } });
      expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, etag, '']);
      expect(answer.headers.get('x-request-id')).not.toBeNull();
    }
    expect((await ask(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('[A51] is neither changed nor deleted by who does not say what they saw', async () => {
    for (const method of ['PATCH', 'DELETE']) {
      const answer = await ask(path, { method, ifMatch: null, json: changes[0] });
      expect([answer.status, await codeOf(answer)]).toEqual([428, 'precondition_required']);
    }
  });

  test.each(['nonsense', '"a" "b"', ''])('[A51] If-Match: %j cannot be read: 400', async (ifMatch) => {
    expect((await patch(changes[0], ifMatch)).status).toBe(400);
  });

  test('[A51] is changed by who saw it as it is, once, and the answer has the new tag', async () => {
    const before = await etagOf(ask, path);
    expect((await patch(changes[0], `W/${before}`)).status).toBe(412);
    const changed = await patch(changes[0], `"older", ${before}`);
    expect(changed.status).toBe(200);
    const after = await etagOf(ask, path);
    expect(after).not.toBe(before);
    expect(changed.headers.get('etag')).toBe(after);
    const stale = await patch(changes[1], before);
    expect([stale.status, await codeOf(stale)]).toEqual([412, 'precondition_failed']);
    expect(await etagOf(ask, path)).toBe(after);
    expect((await patch(changes[1], '*')).status).toBe(200);
  });

  test('[A51] a change that changes nothing is held to the tag as well', async () => {
    const etag = await etagOf(ask, path);
    expect((await patch({}, '"stale"')).status).toBe(412);
    expect((await patch({}, etag)).headers.get('etag')).toBe(etag);
  });

  test('[A51] is deleted by who saw it as it is', async () => {
    const etag = await etagOf(ask, path);
    const because = name === 'user' ? '?reason=Test' : '';
    const remove = (ifMatch: string) => ask(`${path}${because}`, { method: 'DELETE', ifMatch });
    expect((await remove('"stale"')).status).toBe(412);
    expect((await ask(path)).status).toBe(200);
    expect((await remove(etag)).status).toBe(204);
    // A message leaves a tombstone, which is another state.
    expect((await remove(etag)).status).toBe(name === 'message' ? 412 : 404);
  });
});

test('[A51] of 50 changes with one tag one is made, and 49 are told that it was', async () => {
  const path = `/v1/rooms/${await newRoom()}`;
  const etag = await etagOf(ann.ask, path);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, nth) =>
      ann.ask(path, { method: 'PATCH', ifMatch: etag, json: { topic: `Change ${nth}` } }),
    ),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array<number>(49).fill(412)]);
  const [won] = answers.filter(({ status }) => status === 200);
  expect(await (await ann.ask(path)).json()).toEqual(await won?.json());
});

test('[A51] a busy room keeps nobody from changing their membership, and shows that it is busy', async () => {
  const roomId = await newRoom(bob);
  const path = `/v1/users/me/rooms/${roomId}`;
  const quiet = await etagOf(bob.ask, path);
  await ann.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'hello' } });
  const busy = await etagOf(bob.ask, path);
  expect(busy).not.toBe(quiet);
  expect((await bob.ask(path, { headers: { 'if-none-match': quiet } })).status).toBe(200);
  const json = { notifications: 'mentions' };
  expect((await bob.ask(path, { method: 'PATCH', ifMatch: quiet, json })).status).toBe(200);
  expect((await bob.ask(path, { method: 'PATCH', ifMatch: busy, json })).status).toBe(412);
});

test('[A51] a price that moves keeps nobody from changing the feed', async () => {
  const json = { id: 'stock.MOVE', kind: 'quote', title: 'Moves', currency: 'USD', provenance: 'live' };
  const made = await admin.ask('/v1/feeds', { method: 'POST', json });
  const etag = made.headers.get('etag') ?? '';
  expect(await etagOf(ann.ask, '/v1/feeds/stock.MOVE')).toBe(etag);
  const quote = { last: 5, time: 1, provenance: 'live' };
  const events = [{ type: 'quote', quote }];
  await admin.ask('/v1/feeds/stock.MOVE/events', { method: 'POST', json: { events } });
  expect(await etagOf(ann.ask, '/v1/feeds/stock.MOVE')).not.toBe(etag);
  const patch = { method: 'PATCH', ifMatch: etag, json: { title: 'Moved' } };
  expect((await admin.ask('/v1/feeds/stock.MOVE', patch)).status).toBe(200);
});

test('[A51] PUT with If-None-Match: * makes and never changes', async () => {
  const roomId = await newRoom();
  const put = (path: string, noneMatch: string, by = bob) =>
    by.ask(path, { method: 'PUT', headers: { 'if-none-match': noneMatch }, json: {} });
  const path = `/v1/users/me/rooms/${roomId}`;
  const made = await put(path, '*');
  expect([made.status, made.headers.get('etag')]).toEqual([201, await etagOf(bob.ask, path)]);
  expect((await put(path, '*')).status).toBe(412);
  const promote = { method: 'PUT', headers: { 'if-none-match': '*' }, json: { role: 'owner' } };
  expect((await ann.ask(`/v1/users/${bob.id}/rooms/${roomId}`, promote)).status).toBe(412);
  expect((await put(path, '"a"')).status).toBe(400);
  const json = { id: 'stock.PUT', kind: 'quote', title: 'Put', currency: 'USD', provenance: 'live' };
  await admin.ask('/v1/feeds', { method: 'POST', json });
  expect((await put('/v1/users/me/feeds/stock.PUT', '*')).status).toBe(201);
  expect((await put('/v1/users/me/feeds/stock.PUT', '*')).status).toBe(412);
  expect((await put('/v1/users/me/feeds/stock.PUT', 'x')).status).toBe(400);
});

test('[A51] PUT with If-Match changes what was seen', async () => {
  const roomId = await newRoom(bob);
  const path = `/v1/users/${bob.id}/rooms/${roomId}`;
  const put = (ifMatch: string, role: string) =>
    ann.ask(path, { method: 'PUT', headers: { 'if-match': ifMatch }, json: { role } });
  const etag = await etagOf(ann.ask, path);
  expect((await put('"stale"', 'moderator')).status).toBe(412);
  expect((await put('"stale"', 'member')).status).toBe(412);
  expect((await put(etag, 'moderator')).status).toBe(200);
  expect((await put(etag, 'member')).status).toBe(412);
});

test('[A50] a list has the tag of its page', async () => {
  const path = '/v1/users/me/rooms?limit=1';
  const etag = await etagOf(bob.ask, path);
  expect((await bob.ask(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  await newRoom(bob);
  expect((await bob.ask(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
});

test('[A10] the tag of a thing that one may not see is asked for in vain', async () => {
  const made = await ann.ask('/v1/rooms', {
    method: 'POST',
    json: { name: 'Hidden', visibility: 'private' },
  });
  const path = made.headers.get('location') ?? '';
  const etag = made.headers.get('etag') ?? '';
  for (const ifMatch of ['*', etag, '"stale"']) {
    expect((await bob.ask(path, { method: 'PATCH', ifMatch, json: { name: 'x' } })).status).toBe(404);
    expect((await bob.ask(path, { method: 'DELETE', ifMatch })).status).toBe(404);
  }
});

test('[A6] OPTIONS names the patch formats where there is a PATCH', async () => {
  const offered = async (path: string) =>
    (await ann.ask(path, { method: 'OPTIONS' })).headers.get('accept-patch');
  expect(await offered('/v1/users/me')).toBe('application/merge-patch+json, application/json');
  expect(await offered('/v1/rooms')).toBeNull();
});

test('[A51] bans, mutes and alerts are changed and taken back by who saw them', async () => {
  const roomId = await newRoom(bob);
  await admin.ask('/v1/feeds', {
    method: 'POST',
    json: { id: 'stock.LINE', kind: 'quote', title: 'Line', currency: 'USD', provenance: 'live' },
  });
  const line = { feedId: 'stock.LINE', direction: 'above', price: 10 };
  const alert = await ann.ask('/v1/users/me/alerts', { method: 'POST', json: line });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const restrict = (kind: string, reason: string, headers = {}) =>
    ann.ask(`/v1/rooms/${roomId}/${kind}/${bob.id}`, { method: 'PUT', json: { reason, until }, headers });
  const [mute, ban] = [await restrict('mutes', 'Loud'), await restrict('bans', 'Rude')];
  for (const kind of ['mutes', 'bans']) {
    expect((await restrict(kind, 'Again', { 'if-none-match': '*' })).status).toBe(412);
    expect((await restrict(kind, 'Again', { 'if-match': '"stale"' })).status).toBe(412);
  }
  for (const made of [alert, mute, ban]) {
    const path = made.headers.get('location') ?? '';
    const etag = await etagOf(ann.ask, path);
    expect([made.status, made.headers.get('etag')]).toEqual([201, etag]);
    const remove = (ifMatch: string | null) => ann.ask(`${path}`, { method: 'DELETE', ifMatch });
    expect([(await remove(null)).status, (await remove('"stale"')).status]).toEqual([428, 412]);
    expect((await remove(etag)).status).toBe(204);
  }
});

/** What is only made and deleted: `If-Match` is not asked for, and honoured. */
const deletables: Record<string, () => Promise<{ ask: Client; path: string }>> = {
  'API key': async () => {
    const json = { name: 'Script', scopes: ['rooms:read'] };
    const { headers } = await ann.ask('/v1/api-keys', { method: 'POST', json });
    return { ask: ann.ask, path: headers.get('location') ?? '' };
  },
  invite: async () => {
    const path = `/v1/rooms/${await newRoom()}/invites`;
    const { headers } = await ann.ask(path, { method: 'POST', json: {} });
    return { ask: ann.ask, path: headers.get('location') ?? '' };
  },
  session: async () => {
    const signedIn = await api.signUp('dora');
    const { items } = (await (await signedIn.ask('/v1/users/me/sessions')).json()) as {
      items: { id: string }[];
    };
    return { ask: admin.ask, path: `/v1/users/${signedIn.id}/sessions/${items[0]?.id}` };
  },
};

describe.each(Object.keys(deletables))('a %s', (name) => {
  test('[A51] is deleted by who saw it as it is, and by who does not say what they saw', async () => {
    const make = deletables[name];
    if (make === undefined) throw new Error(`no ${name}`);
    const { ask, path } = await make();
    const remove = (ifMatch: string | null) => ask(path, { method: 'DELETE', ifMatch });
    const etag = await etagOf(ask, path);
    expect((await remove('"stale"')).status).toBe(412);
    expect((await remove('nonsense')).status).toBe(400);
    expect((await ask(path)).status).toBe(200);
    expect((await remove(name === 'session' ? etag : null)).status).toBe(204);
    expect((await ask(path)).status).toBe(404);
  });
});

test('[A51] what has no state of its own is in none that If-Match names', async () => {
  const roomId = await newRoom();
  const { headers } = await ann.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'x' } });
  const message = headers.get('location') ?? '';
  const messageId = message.split('/').at(-1);
  const pin = `/v1/rooms/${roomId}/pins/${messageId}`;
  const pins = async () =>
    ((await (await ann.ask(`/v1/rooms/${roomId}/pins`)).json()) as { items: object[] }).items.length;
  const stale = { headers: { 'if-match': '"stale"' } };
  expect((await ann.ask(pin, { method: 'PUT', ...stale })).status).toBe(412);
  expect(await pins()).toBe(0);
  expect((await ann.ask(pin, { method: 'PUT', headers: { 'if-match': '*' } })).status).toBe(204);
  expect((await ann.ask(pin, { method: 'DELETE', ...stale })).status).toBe(412);
  expect(await pins()).toBe(1);
  expect((await ann.ask(pin, { method: 'DELETE', ifMatch: null })).status).toBe(204);
  const reaction = `${message}/reactions/${encodeURIComponent('👍')}`;
  expect((await ann.ask(reaction, { method: 'PUT', ...stale })).status).toBe(412);
  expect((await ann.ask(reaction, { method: 'PUT' })).status).toBe(204);
  expect((await ann.ask(reaction, { method: 'DELETE', ...stale })).status).toBe(412);
});
