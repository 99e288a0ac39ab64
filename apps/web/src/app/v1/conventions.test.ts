import { type Problem, ProblemSchema } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestTargetField } from '../../lib/front-door.ts';
import { type Person, publicUrl, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';
import { routes } from '../../testing/routes.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
/** A private room of Bob's. */
let hidden: string;

const absentId = '01900000-0000-7000-8000-00000000dead';
const absentCode = 'A'.repeat(22);
/** The documents of the API are open to everybody. */
const everyPath = Object.keys(routes)
  .filter((folder) => folder.startsWith('v1/') && !folder.includes('...') && !folder.endsWith('.json'))
  .map((folder) =>
    `/${folder}`
      .replace('[userId]', 'me')
      .replace('[feedId]', 'stock.NONE')
      .replace('[emoji]', encodeURIComponent('👍'))
      .replace('[code]', absentCode)
      .replace('[favourite]', 'team:Nobody')
      .replace('[sourceId]', 'espn')
      .replace(/\[\w+\]/g, absentId),
  );

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
  const made = await bob.ask('/v1/rooms', {
    method: 'POST',
    json: { name: 'Hidden', visibility: 'private' },
  });
  hidden = ((await made.json()) as { id: string }).id;
});
afterAll(() => api.close());

/** The problem of an answer, checked against its schema and its status. */
async function problemOf(answer: Response): Promise<Problem> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = ProblemSchema.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  return problem;
}

test('[A32] a problem names the path as it was asked for, and no query', async () => {
  const headers = { [requestTargetField]: '/v1/nothing/%E0%A4%A?token=secret' };
  const problem = await problemOf(await api.ask('/v1/nothing/%25E0%25A4%25A?token=secret', { headers }));
  expect(problem).toEqual({
    type: 'urn:tidewire:problem:not_found',
    title: 'Not found',
    status: 404,
    detail: 'There is nothing at this path',
    instance: '/v1/nothing/%E0%A4%A',
    code: 'not_found',
    requestId: expect.any(String),
  });
});

describe('the four faults of the house: wrong method, unknown user, broken JSON, someone else’s room', () => {
  test('[A3] 405', async () => {
    const answer = await ann.ask('/v1/users/me/rooms', { method: 'DELETE' });
    expect((await problemOf(answer)).code).toBe('method_not_allowed');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });

  test('[A10] 404', async () => {
    expect((await problemOf(await ann.ask('/v1/users/nobody/rooms'))).status).toBe(404);
  });

  test('[A7] 400', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await ann.ask('/v1/users/me/rooms', { method: 'POST', body: '{"name":', headers });
    expect((await problemOf(answer)).status).toBe(400);
  });

  test('[A10] 404', async () => {
    expect((await problemOf(await ann.ask(`/v1/users/me/rooms/${hidden}`))).status).toBe(404);
  });
});

describe('every path', () => {
  test.each(everyPath)('[A12] %s wants a credential', async (path) => {
    const methods = (await api.ask(path, { method: 'OPTIONS' })).headers.get('allow')?.split(', ') ?? [];
    for (const method of methods.filter((name) => name !== 'OPTIONS' && name !== 'HEAD')) {
      const answer = await api.ask(path, { method });
      expect((await problemOf(answer)).code, method).toBe('unauthenticated');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="tidewire"');
    }
  });

  test.each(everyPath)('[A13] %s changes nothing for a cookie that another site sent', async (path) => {
    const methods = (await api.ask(path, { method: 'OPTIONS' })).headers.get('allow')?.split(', ') ?? [];
    for (const method of methods.filter((name) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(name))) {
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
        const answer = await ann.ask(path, { method, headers });
        expect((await problemOf(answer)).code, method).toBe('forbidden');
      }
    }
  });

  test.each(everyPath)('[A14] %s is closed to a key without scopes', async (path) => {
    const key = await api.keyOf(ann, {});
    const methods = (await api.ask(path, { method: 'OPTIONS' })).headers.get('allow')?.split(', ') ?? [];
    for (const method of methods.filter((name) => name !== 'OPTIONS')) {
      expect((await key(path, { method })).status, method).toBe(403);
    }
  });
});

test.each(['GET', 'POST', 'OPTIONS', 'DELETE'])(
  '[A2] %s of a path that names nothing is 404, to anyone',
  async (method) => {
    for (const path of ['/v1', '/v1/', '/v1/nothing', '/v1/rooms/a/b/c/d', '/v1/users/me/rooms/x/y']) {
      expect((await problemOf(await api.ask(path, { method }))).code).toBe('not_found');
    }
  },
);

test.each([
  ['GET', `/v1/rooms/${absentId}`],
  ['GET', '/v1/rooms/not-an-id'],
  ['GET', '/v1/rooms/..%2f..%2fetc'],
  ['GET', `/v1/rooms/${absentId}/messages`],
  ['GET', '/v1/users/%00'],
  ['GET', '/v1/feeds/constructor'],
  ['GET', '/v1/feeds/stock.NONE'],
  ['DELETE', '/v1/users/me/feeds/stock.NONE'],
  ['PUT', `/v1/users/me/rooms/${absentId}`],
])('[A10] %s %s: what is not there and what could not be are the same 404', async (method, path) => {
  expect((await problemOf(await ann.ask(path, { method }))).code).toBe('not_found');
});

test('[A10] someone else’s private room and a missing one answer alike, whatever is asked', async () => {
  const asks: [string, string, unknown?][] = [
    ['GET', '/v1/rooms/ROOM'],
    ['PATCH', '/v1/rooms/ROOM', { name: 'x' }],
    ['DELETE', '/v1/rooms/ROOM'],
    ['GET', '/v1/rooms/ROOM/members'],
    ['GET', '/v1/rooms/ROOM/messages'],
    ['POST', '/v1/rooms/ROOM/messages', { body: 'x' }],
    ['GET', `/v1/rooms/ROOM/messages/${absentId}`],
    ['GET', '/v1/users/me/rooms/ROOM'],
    ['PUT', '/v1/users/me/rooms/ROOM', {}],
    ['PATCH', '/v1/users/me/rooms/ROOM', { notifications: 'none' }],
    ['DELETE', '/v1/users/me/rooms/ROOM'],
    ['PUT', `/v1/users/${bob.id}/rooms/ROOM`, {}],
    ['PATCH', `/v1/users/${bob.id}/rooms/ROOM`, { role: 'member' }],
    ['DELETE', `/v1/users/${bob.id}/rooms/ROOM`],
    ['GET', `/v1/users/${bob.id}/rooms/ROOM`],
  ];
  for (const [method, path, json] of asks) {
    const ask = async (roomId: string): Promise<Partial<Problem>> => {
      const answer = await ann.ask(path.replace('ROOM', roomId), { method, json });
      const { requestId, instance, ...rest } = await problemOf(answer);
      return rest;
    };
    const [theirs, missing] = [await ask(hidden), await ask(absentId)];
    expect(theirs, `${method} ${path}`).toEqual(missing);
    expect(theirs.status).toBe(404);
  }
});

describe('credentials', () => {
  test.each([
    'Basic YW5uOnBhc3N3b3Jk',
    'Bearer tw_thisKeyWasNeverGivenToAnybody',
    'Bearer nonsense',
    'tw_x',
    '',
  ])('[A12] Authorization: %j opens nothing, and a cookie beside it does not help', async (authorization) => {
    expect((await ann.ask('/v1/users/me', { headers: { authorization } })).status).toBe(401);
  });

  test('[A12] a session that was signed out opens nothing, and the gateway hears of it', async () => {
    const cem = await api.signUp('cem');
    const { claims } = await ticketOf(cem);
    await cem.ask('/api/auth/sign-out', { method: 'POST', json: {} });
    expect((await cem.ask('/v1/users/me')).status).toBe(401);
    expect(api.gateway.events).toContainEqual({
      type: 'credential.ended',
      credentialId: claims.credential.id,
    });
  });

  test('[A12] somebody banned is out, with a session and with a key, and the gateway hears of it', async () => {
    const dan = await api.signUp('dan');
    const key = await api.keyOf(dan, { users: ['read'] });
    const admin = await api.signUpAdmin('admin1');
    expect((await key('/v1/users/me')).status).toBe(200);
    const path = `/v1/users/${dan.id}?reason=Spam`;
    const banned = await admin.ask(path, { method: 'PATCH', json: { banned: true } });
    expect(banned.status).toBe(200);
    expect([(await dan.ask('/v1/users/me')).status, (await key('/v1/users/me')).status]).toEqual([401, 401]);
    expect(api.gateway.events).toContainEqual({ type: 'user.ended', userId: dan.id, why: 'banned' });
  });

  test('[A12] a changed password ends every other session', async () => {
    const eve = await api.signUp('eve');
    const signedIn = await api.ask('/api/auth/sign-in/username', {
      method: 'POST',
      json: { username: 'Eve', password: 'correct horse battery' },
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((field) => field.split(';', 1)[0])
      .join('; ');
    const elsewhere = () => api.ask('/v1/users/me', { headers: { cookie } });
    expect((await elsewhere()).status).toBe(200);
    const changed = await eve.ask('/api/auth/change-password', {
      method: 'POST',
      json: { currentPassword: 'correct horse battery', newPassword: 'battery horse correct' },
    });
    expect(changed.status).toBe(200);
    expect((await elsewhere()).status).toBe(401);
  });

  test('[A14] a key may do what its scopes say and no more; who may change may read', async () => {
    const key = await api.keyOf(ann, { rooms: ['write'], messages: ['read'] });
    const made = await key('/v1/users/me/rooms', { method: 'POST', json: { name: 'By key' } });
    expect(made.status).toBe(201);
    const { room } = (await made.json()) as { room: { id: string } };
    expect((await key('/v1/users/me/rooms')).status).toBe(200);
    expect((await key(`/v1/rooms/${room.id}/messages`)).status).toBe(200);
    const post = await key(`/v1/rooms/${room.id}/messages`, { method: 'POST', json: { body: 'x' } });
    expect((await problemOf(post)).detail).toBe('This key does not have messages:write');
  });

  test('[A13] a key needs no origin', async () => {
    const key = await api.keyOf(ann, { rooms: ['write'] });
    const answer = await key('/v1/rooms', {
      method: 'POST',
      json: { name: 'x' },
      headers: { origin: 'https://a.example' },
    });
    expect(answer.status).toBe(201);
  });
});

describe('tickets', () => {
  test('[A26] a key without tickets:create gets none: on the socket it could do what it has no scope for', async () => {
    const key = await api.keyOf(ann, {
      feeds: ['publish'],
      rooms: ['read', 'write'],
      users: ['read', 'write'],
    });
    const answer = await key('/v1/tickets', { method: 'POST' });
    expect([answer.status, (await problemOf(answer)).detail]).toEqual([
      403,
      'This key does not have tickets:create',
    ]);
  });

  test('[A26] one is bound to the session that asked, for the gateway alone, for a minute', async () => {
    const { ticket, claims, header } = await ticketOf(ann);
    expect(header).toEqual({ alg: 'HS256' });
    expect(claims).toMatchObject({ sub: ann.id, name: 'Ann', guest: false, admin: false, aud: 'live' });
    expect(claims.credential.type).toBe('session');
    expect(ticket.url).toBe('ws://tidewire.test:3001/live');
    expect(Date.parse(ticket.expiresAt)).toBe(claims.exp * 1_000);
    expect(claims.jti).not.toBe((await ticketOf(ann)).claims.jti);
  });

  test('[A26] one for a key says so', async () => {
    const key = await api.keyOf(ann, { tickets: ['create'] });
    const answer = await key('/v1/tickets', { method: 'POST' });
    const { ticket } = (await answer.json()) as { ticket: string };
    expect(JSON.parse(atob(ticket.split('.')[1] ?? ''))).toMatchObject({ credential: { type: 'key' } });
  });
});

async function ticketOf(person: Person) {
  const answer = await person.ask('/v1/tickets', { method: 'POST' });
  expect(answer.status).toBe(200);
  const ticket = (await answer.json()) as { ticket: string; url: string; expiresAt: string };
  const [header, claims] = ticket.ticket
    .split('.', 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  return { ticket, header, claims };
}

describe('/healthz', () => {
  test('[A30] is 200 while the database answers, to anyone', async () => {
    const answer = await api.ask('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  test('[A30] is 503 when it does not', async () => {
    const database = { ...api.services.database, ping: () => Promise.reject(new Error('gone')) };
    const answer = await api.askWith({ ...api.services, database })('/healthz');
    expect((await problemOf(answer)).code).toBe('unavailable');
  });
});

test('[A19] no answer names another origin', async () => {
  const answer = await ann.ask('/v1/rooms', { method: 'OPTIONS', headers: { origin: publicUrl } });
  expect([...answer.headers.keys()].some((name) => name.startsWith('access-control-'))).toBe(false);
});
