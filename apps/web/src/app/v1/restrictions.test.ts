import type { Page, Restriction } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let cem: Person;
let dan: Person;
let admin: Person;

beforeAll(async () => {
  api = await startRestApi();
  [ann, bob] = [await api.signUp('ann', 'Ann'), await api.signUp('bob', 'Bob')];
  [cem, dan] = [await api.signUp('cem', 'Cem'), await api.signUp('dan', 'Dan')];
  admin = await api.signUpAdmin('root');
  await api.meet(ann, bob, cem, dan);
});
afterAll(() => api.close());

/** Of Ann's, with Bob as moderator and Cem as member. */
async function makeRoom(): Promise<string> {
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Room' } });
  const { id } = (await made.json()) as { id: string };
  await ann.ask(`/v1/users/${bob.id}/rooms/${id}`, { method: 'PUT', json: { role: 'moderator' } });
  await cem.ask(`/v1/users/me/rooms/${id}`, { method: 'PUT' });
  api.gateway.events.length = 0;
  return id;
}

type Kind = 'bans' | 'mutes';
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const path = (roomId: string, kind: Kind, whom: Person) => `/v1/rooms/${roomId}/${kind}/${whom.id}`;
const restrict = (by: Person, roomId: string, kind: Kind, whom: Person, json: object = {}) =>
  by.ask(path(roomId, kind, whom), {
    method: 'PUT',
    json: { reason: 'Spam', ...(kind === 'mutes' && { until: inAnHour() }), ...json },
  });
const join = (person: Person, roomId: string) =>
  person.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT' });
const say = (person: Person, roomId: string) =>
  person.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'hello' } });

describe('a ban', () => {
  test('[U10] puts somebody out at once, who cannot come back or be brought back, and says why', async () => {
    const roomId = await makeRoom();
    const until = inAnHour();
    const banned = await restrict(bob, roomId, 'bans', cem, { until });
    expect([banned.status, banned.headers.get('location')]).toEqual([201, path(roomId, 'bans', cem)]);
    expect(await banned.json()).toMatchObject({ user: { id: cem.id }, reason: 'Spam', until });
    expect(api.gateway.events[0]).toEqual({
      type: 'member.removed',
      roomId,
      userId: cem.id,
      why: 'banned',
      until,
    });
    expect(api.gateway.events).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ kind: 'member.left' }) }),
    );
    for (const refused of [
      await join(cem, roomId),
      await ann.ask(`/v1/users/${cem.id}/rooms/${roomId}`, { method: 'PUT' }),
      await say(cem, roomId),
      await cem.ask(`/v1/rooms/${roomId}/messages`),
      await cem.ask(`/v1/rooms/${roomId}/pins`),
      await cem.ask(`/v1/rooms/${roomId}/members`),
      await cem.ask(`/v1/search?q=hello&roomId=${roomId}`),
    ]) {
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ code: 'banned', until });
    }
    const update = { method: 'PATCH', json: { name: 'Mine' } };
    const notTheirs = await cem.ask(`/v1/rooms/${roomId}`, update);
    expect(await notTheirs.json(), 'what joining would not give').toMatchObject({ code: 'forbidden' });
  });

  test('[U10] says nothing of a private room to a stranger of it', async () => {
    const roomId = await makeRoom();
    await ann.ask(`/v1/rooms/${roomId}`, { method: 'PATCH', json: { visibility: 'private' } });
    expect((await restrict(ann, roomId, 'bans', dan)).status).toBe(201);
    for (const refused of [
      await join(dan, roomId),
      await say(dan, roomId),
      await dan.ask(`/v1/rooms/${roomId}/messages`),
    ]) {
      expect(await refused.json()).toMatchObject({ status: 404, code: 'not_found' });
    }
  });

  test('[U10] is seen, changed and taken back by those who keep the room', async () => {
    const roomId = await makeRoom();
    await restrict(bob, roomId, 'bans', dan);
    expect((await restrict(ann, roomId, 'bans', dan, { reason: 'Again', until: null })).status).toBe(200);
    const listed = (await (await bob.ask(`/v1/rooms/${roomId}/bans`)).json()) as Page<Restriction>;
    expect(listed.items).toMatchObject([{ user: { name: 'Dan' }, reason: 'Again', createdById: ann.id }]);
    expect(await (await bob.ask(path(roomId, 'bans', dan))).json()).toEqual(listed.items[0]);
    expect((await cem.ask(`/v1/rooms/${roomId}/bans`)).status).toBe(403);
    expect((await bob.ask(path(roomId, 'bans', dan), { method: 'DELETE' })).status).toBe(204);
    expect((await bob.ask(path(roomId, 'bans', dan), { method: 'DELETE' })).status).toBe(404);
    expect((await bob.ask(path(roomId, 'bans', dan))).status).toBe(404);
    expect((await join(dan, roomId)).status).toBe(201);
  });

  test('[U12] moderators ban members, owners moderators too, and nobody an owner', async () => {
    const roomId = await makeRoom();
    await join(dan, roomId);
    await ann.ask(`/v1/users/${dan.id}/rooms/${roomId}`, { method: 'PATCH', json: { role: 'owner' } });
    const outcomes = [
      await restrict(cem, roomId, 'bans', admin),
      await restrict(bob, roomId, 'bans', ann),
      await restrict(bob, roomId, 'bans', bob),
      await restrict(ann, roomId, 'bans', dan),
      await restrict(admin, roomId, 'bans', dan),
      await restrict(ann, roomId, 'bans', bob),
      await restrict(admin, roomId, 'bans', cem),
    ];
    expect(outcomes.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 201, 201]);
  });

  test('[U10] needs a reason, an end that is to come, a person and a room', async () => {
    const roomId = await makeRoom();
    const put = (json: object) => bob.ask(path(roomId, 'bans', cem), { method: 'PUT', json });
    for (const json of [
      {},
      { reason: ' ' },
      { reason: 'x', until: '2020-01-01T00:00:00Z' },
      { reason: 'x', by: 1 },
    ]) {
      expect((await put(json)).status, JSON.stringify(json)).toBe(422);
    }
    const nobody = `/v1/rooms/${roomId}/bans/nobody`;
    expect((await ann.ask(nobody, { method: 'PUT', json: { reason: 'x' } })).status).toBe(404);
  });

  test('[U10] of oneself is no way out of one’s own room', async () => {
    const roomId = await makeRoom();
    const json = { reason: 'x', until: '2100-01-01T00:00:00Z' };
    for (const kind of ['bans', 'mutes']) {
      const mine = `/v1/rooms/${roomId}/${kind}/me`;
      expect((await ann.ask(mine, { method: 'PUT', json })).status).toBe(403);
      expect((await cem.ask(mine, { method: 'PUT', json })).status).toBe(403);
      expect((await ann.ask(mine)).status).toBe(404);
    }
  });

  test('[U1] leaves rows in the audit log', async () => {
    const roomId = await makeRoom();
    await restrict(bob, roomId, 'bans', cem);
    await restrict(bob, roomId, 'mutes', dan);
    await bob.ask(`${path(roomId, 'bans', cem)}?reason=Sorry`, { method: 'DELETE' });
    const answer = await admin.ask(`/v1/audit-events?roomId=${roomId}&limit=3`);
    const { items } = (await answer.json()) as Page<{ action: string; actorId: string; reason: string }>;
    expect(items.map(({ action, actorId, reason }) => [action, actorId, reason])).toEqual([
      ['member.unbanned', bob.id, 'Sorry'],
      ['member.muted', bob.id, 'Spam'],
      ['member.banned', bob.id, 'Spam'],
    ]);
  });
});

describe('a mute', () => {
  test('[U11] lets somebody read and not write, and says until when', async () => {
    const roomId = await makeRoom();
    const made = (await (await say(cem, roomId)).json()) as { id: string };
    const until = inAnHour();
    expect((await restrict(bob, roomId, 'mutes', cem, { until })).status).toBe(201);
    const edit = { method: 'PATCH', json: { body: 'other' } };
    for (const refused of [
      await say(cem, roomId),
      await cem.ask(`/v1/rooms/${roomId}/messages/${made.id}`, edit),
    ]) {
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({
        code: 'muted',
        until,
        detail: `You may write again from ${until}`,
      });
    }
    expect((await cem.ask(`/v1/rooms/${roomId}/messages`)).status).toBe(200);
    expect((await bob.ask(path(roomId, 'mutes', cem), { method: 'DELETE' })).status).toBe(204);
    expect((await say(cem, roomId)).status).toBe(201);
  });

  test('[U11] has an end', async () => {
    const roomId = await makeRoom();
    expect((await restrict(bob, roomId, 'mutes', cem, { until: undefined })).status).toBe(422);
    expect((await restrict(bob, roomId, 'mutes', cem, { until: null })).status).toBe(422);
  });
});

test('[U5] a message that an administrator deletes in a room they are not in needs a reason, and is a row', async () => {
  const roomId = await makeRoom();
  const { id } = (await (await say(cem, roomId)).json()) as { id: string };
  const message = `/v1/rooms/${roomId}/messages/${id}`;
  expect((await admin.ask(message, { method: 'DELETE' })).status).toBe(422);
  expect((await admin.ask(`${message}?reason=Spam`, { method: 'DELETE' })).status).toBe(204);
  const answer = await admin.ask(`/v1/audit-events?subject=message:${id}`);
  expect(await answer.json()).toMatchObject({
    items: [{ action: 'message.deleted', roomId, reason: 'Spam' }],
  });
});
