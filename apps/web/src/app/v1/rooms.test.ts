import type { Member, Membership, NodeEvent, Page, Role, Room } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let cem: Person;
let admin: Person;

beforeAll(async () => {
  api = await startRestApi();
  [ann, bob, cem] = [
    await api.signUp('ann', 'Ann'),
    await api.signUp('bob', 'Bob'),
    await api.signUp('cem', 'Cem'),
  ];
  admin = await api.signUpAdmin('root');
  await api.meet(ann, bob, cem);
});
afterAll(() => api.close());

async function makeRoom(owner: Person, room: object = {}): Promise<string> {
  const answer = await owner.ask('/v1/users/me/rooms', { method: 'POST', json: { name: 'Room', ...room } });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as Membership).room.id;
}

const membershipPath = (person: Person, roomId: string): string => `/v1/users/${person.id}/rooms/${roomId}`;

const put = (by: Person, person: Person, roomId: string, role?: Role) =>
  by.ask(membershipPath(person, roomId), { method: 'PUT', json: role === undefined ? {} : { role } });

/** What the gateway heard of a room since the last call. */
function heard(roomId: string): NodeEvent[] {
  const about = api.gateway.events.filter((event) => JSON.stringify(event).includes(roomId));
  api.gateway.events.length = 0;
  return about;
}

describe('making a room', () => {
  test('[A15] 201 with the membership, at the address that Location says', async () => {
    const answer = await ann.ask('/v1/users/me/rooms', {
      method: 'POST',
      json: { name: '  Tea  ', topic: 'green' },
    });
    const made = (await answer.json()) as Membership;
    expect(answer.headers.get('location')).toBe(`/v1/users/${ann.id}/rooms/${made.room.id}`);
    expect(made).toMatchObject({
      role: 'owner',
      unread: 0,
      room: { name: 'Tea', topic: 'green', visibility: 'public' },
    });
    const found = await ann.ask(answer.headers.get('location') ?? '');
    expect(await found.json()).toEqual(made);
  });

  test('[A15] POST /v1/rooms gives the room itself', async () => {
    const answer = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Hall' } });
    const room = (await answer.json()) as Room;
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/v1/rooms/${room.id}`]);
    expect(await (await bob.ask(`/v1/rooms/${room.id}`)).json()).toEqual(room);
  });

  test('[A15] the same id again gives the same room; somebody else’s id is taken', async () => {
    const json = { id: uuidv7(), name: 'Once' };
    const [first, second] = [
      await ann.ask('/v1/rooms', { method: 'POST', json }),
      await ann.ask('/v1/rooms', { method: 'POST', json }),
    ];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
    expect((await bob.ask('/v1/rooms', { method: 'POST', json })).status).toBe(409);
  });

  test.each([
    [{}, '/name'],
    [{ name: ' ' }, '/name'],
    [{ name: 'a\u0000b' }, '/name'],
    [{ name: 'x'.repeat(81) }, '/name'],
    [{ name: 'x', visibility: 'secret' }, '/visibility'],
    [{ name: 'x', id: 'mine' }, '/id'],
    [{ name: 'x', memberCount: 7 }, '/memberCount'],
    [{ name: { $ne: '' } }, '/name'],
  ])('[A9] %j is refused at %s', async (json, pointer) => {
    const answer = await ann.ask('/v1/rooms', { method: 'POST', json });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ pointer }] });
  });

  test('[A22] the gateway hears who owns it, then what was committed', async () => {
    const roomId = await makeRoom(ann);
    const events = heard(roomId);
    expect(events[0]).toEqual({ type: 'member.set', roomId, userId: ann.id, role: 'owner' });
    expect(events.slice(1)).toContainEqual(
      expect.objectContaining({
        type: 'log',
        channel: `user:${ann.id}`,
        data: expect.objectContaining({ kind: 'room.added' }),
      }),
    );
  });
});

describe('changing and removing a room', () => {
  test('[A15] PATCH changes what it names; DELETE is 204, and then the room is gone', async () => {
    const roomId = await makeRoom(ann, { topic: 'old' });
    const patched = await ann.ask(`/v1/rooms/${roomId}`, { method: 'PATCH', json: { name: 'New' } });
    expect(await patched.json()).toMatchObject({ name: 'New', topic: 'old' });
    expect(heard(roomId)).toContainEqual(
      expect.objectContaining({
        type: 'log',
        data: expect.objectContaining({ kind: 'room.updated', name: 'New' }),
      }),
    );
    const deleted = await ann.ask(`/v1/rooms/${roomId}`, { method: 'DELETE' });
    expect([deleted.status, await deleted.text()]).toEqual([204, '']);
    expect((await ann.ask(`/v1/rooms/${roomId}`)).status).toBe(404);
    expect(heard(roomId).at(-1)).toEqual({ type: 'room.deleted', roomId });
  });

  test('[A9] a merge patch cannot take away what a room must have', async () => {
    const roomId = await makeRoom(ann);
    for (const json of [{ name: null }, { id: roomId }, { createdAt: '2020-01-01T00:00:00Z' }]) {
      expect((await ann.ask(`/v1/rooms/${roomId}`, { method: 'PATCH', json })).status).toBe(422);
    }
  });

  test('[A24] a moderator may rename the room and not open it to everyone', async () => {
    const roomId = await makeRoom(ann, { visibility: 'private' });
    await put(ann, bob, roomId, 'moderator');
    const patch = (json: object) => bob.ask(`/v1/rooms/${roomId}`, { method: 'PATCH', json });
    expect((await patch({ name: 'Renamed', visibility: 'private' })).status).toBe(200);
    expect((await patch({ visibility: 'public' })).status).toBe(403);
    expect((await bob.ask(`/v1/rooms/${roomId}`, { method: 'DELETE' })).status).toBe(403);
  });
});

describe('memberships', () => {
  test('[A15] joining a public room is 201 once, then 200, and nobody hears of the second time', async () => {
    const roomId = await makeRoom(ann);
    heard(roomId);
    const first = await bob.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT' });
    expect([first.status, first.headers.get('location')]).toEqual([201, membershipPath(bob, roomId)]);
    expect(await first.json()).toMatchObject({ userId: bob.id, role: 'member', room: { memberCount: 2 } });
    expect(heard(roomId)[0]).toEqual({ type: 'member.set', roomId, userId: bob.id, role: 'member' });
    expect((await put(bob, bob, roomId)).status).toBe(200);
    expect(heard(roomId)).toEqual([]);
  });

  test('[A24] nobody makes themself more than a member', async () => {
    const roomId = await makeRoom(ann);
    expect((await put(bob, bob, roomId, 'owner')).status).toBe(403);
    await put(bob, bob, roomId);
    for (const role of ['owner', 'moderator'] as const) {
      expect((await put(bob, bob, roomId, role)).status).toBe(403);
      const patched = await bob.ask(membershipPath(bob, roomId), { method: 'PATCH', json: { role } });
      expect(patched.status).toBe(403);
    }
  });

  test('[A24] those who keep a private room let others in, and see no more of them than members see', async () => {
    const roomId = await makeRoom(ann, { visibility: 'private' });
    const added = await put(ann, bob, roomId);
    expect(added.status).toBe(201);
    const { joinedAt, ...rest } = (await added.json()) as Member;
    expect(rest).toEqual({
      user: { id: bob.id, name: 'Bob', guest: false },
      username: 'bob',
      role: 'member',
    });
    expect((await bob.ask(`/v1/rooms/${roomId}`)).status).toBe(200);
    expect((await put(bob, cem, roomId)).status).toBe(403);
    await put(ann, bob, roomId, 'moderator');
    expect((await put(bob, cem, roomId)).status).toBe(201);
    expect((await put(bob, cem, roomId, 'owner')).status).toBe(403);
    const seen = await ann.ask(membershipPath(bob, roomId));
    expect(Object.keys((await seen.json()) as object)).toEqual(['user', 'username', 'role', 'joinedAt']);
    const stranger = await api.signUp('stranger');
    expect((await stranger.ask(membershipPath(bob, roomId))).status).toBe(404);
  });

  test('[V2] whom one is nowhere together with cannot be added or banned, nor their name be learnt', async () => {
    const roomId = await makeRoom(ann);
    const stranger = await api.signUp('nowhere');
    const ban = `/v1/rooms/${roomId}/bans/${stranger.id}`;
    for (const asked of [
      await put(ann, stranger, roomId),
      await put(ann, stranger, roomId, 'owner'),
      await ann.ask(ban, { method: 'PUT', json: { reason: 'Spam' } }),
    ]) {
      expect(await asked.json()).toMatchObject({ status: 404, code: 'not_found' });
    }
    expect((await put(admin, stranger, roomId)).status).toBe(201);
    expect((await ann.ask(membershipPath(stranger, roomId), { method: 'DELETE' })).status).toBe(204);
    await put(stranger, stranger, roomId);
    await stranger.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'hello' } });
    await stranger.ask(membershipPath(stranger, roomId), { method: 'DELETE' });
    expect((await ann.ask(ban, { method: 'PUT', json: { reason: 'Spam' } })).status, 'who wrote here').toBe(
      201,
    );
  });

  test('[A24] an owner makes others moderators; what they read and want to hear stays theirs', async () => {
    const roomId = await makeRoom(ann);
    await put(bob, bob, roomId);
    heard(roomId);
    const patch = (by: Person, json: object) =>
      by.ask(membershipPath(bob, roomId), { method: 'PATCH', json });
    expect((await patch(ann, { role: 'moderator' })).status).toBe(200);
    expect(heard(roomId)[0]).toEqual({ type: 'member.set', roomId, userId: bob.id, role: 'moderator' });
    expect((await patch(ann, { notifications: 'none' })).status).toBe(403);
    expect((await patch(ann, { role: 'member', lastReadSeq: 1 })).status).toBe(403);
    expect(await (await patch(bob, { notifications: 'none' })).json()).toMatchObject({
      notifications: 'none',
      role: 'moderator',
    });
    expect((await patch(cem, { role: 'member' })).status).toBe(403);
  });

  test('the read position moves forward only, and unread counts the messages of others behind it', async () => {
    const roomId = await makeRoom(ann);
    await put(bob, bob, roomId);
    for (const body of ['one', 'two'])
      await ann.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body } });
    const membership = async () => (await (await bob.ask(membershipPath(bob, roomId))).json()) as Membership;
    const { unread, seq, lastMessage } = await membership();
    expect({ unread, last: lastMessage?.body }).toEqual({ unread: 2, last: 'two' });
    const read = (lastReadSeq: number) =>
      bob.ask(membershipPath(bob, roomId), { method: 'PATCH', json: { lastReadSeq } });
    expect(await (await read(seq)).json()).toMatchObject({ unread: 0, lastReadSeq: seq });
    expect(heard(roomId)).toContainEqual(
      expect.objectContaining({ channel: `user:${bob.id}`, data: { kind: 'read.moved', roomId, seq } }),
    );
    expect(await (await read(1)).json()).toMatchObject({ lastReadSeq: seq });
    expect(await (await read(seq + 1_000)).json()).toMatchObject({ lastReadSeq: seq });
  });

  test('[A15] leaving is 204; the gateway hears of the silence before the news', async () => {
    const roomId = await makeRoom(ann);
    await put(bob, bob, roomId);
    heard(roomId);
    expect((await bob.ask(membershipPath(bob, roomId), { method: 'DELETE' })).status).toBe(204);
    const [first, ...news] = heard(roomId);
    expect(first).toEqual({ type: 'member.removed', roomId, userId: bob.id });
    expect(news).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ kind: 'member.left' }) }),
    );
    expect((await bob.ask(`/v1/rooms/${roomId}/messages`)).status).toBe(403);
    expect((await bob.ask(membershipPath(bob, roomId), { method: 'DELETE' })).status).toBe(404);
  });

  test('[A24] a moderator removes members and neither moderators nor owners', async () => {
    const roomId = await makeRoom(ann);
    await put(ann, bob, roomId, 'moderator');
    await put(cem, cem, roomId);
    const remove = (by: Person, person: Person) =>
      by.ask(membershipPath(person, roomId), { method: 'DELETE' });
    expect((await remove(cem, bob)).status).toBe(403);
    expect((await remove(bob, ann)).status).toBe(403);
    expect((await remove(bob, cem)).status).toBe(204);
    expect((await remove(ann, bob)).status).toBe(204);
  });

  test('the last owner of a room stays one as long as they are in it: 409', async () => {
    const roomId = await makeRoom(ann);
    await put(bob, bob, roomId);
    expect((await put(ann, ann, roomId, 'member')).status).toBe(409);
    await put(ann, bob, roomId, 'owner');
    expect((await put(ann, ann, roomId, 'member')).status).toBe(200);
  });

  test('[A34] when the only owner leaves, the longest-standing member owns the room, and the gateway hears of it', async () => {
    const roomId = await makeRoom(ann);
    await put(bob, bob, roomId);
    await put(cem, cem, roomId);
    api.gateway.events.length = 0;
    expect((await ann.ask(membershipPath(ann, roomId), { method: 'DELETE' })).status).toBe(204);
    const own = (await (await bob.ask(membershipPath(bob, roomId))).json()) as Membership;
    expect(own.role).toBe('owner');
    expect(api.gateway.events).toContainEqual({ type: 'member.removed', roomId, userId: ann.id });
    expect(api.gateway.events).toContainEqual({ type: 'member.set', roomId, userId: bob.id, role: 'owner' });
    expect((await bob.ask(`/v1/rooms/${roomId}`, { method: 'DELETE' })).status).toBe(204);
  });

  test('[A34] a room goes with the last one who leaves it, and the gateway hears of it', async () => {
    const roomId = await makeRoom(ann);
    expect((await ann.ask(membershipPath(ann, roomId), { method: 'DELETE' })).status).toBe(204);
    expect((await ann.ask(`/v1/rooms/${roomId}`)).status).toBe(404);
    expect(api.gateway.events).toContainEqual({ type: 'room.deleted', roomId });
  });

  test('[A34] the rooms of an only owner who deletes their account pass on in the same way', async () => {
    const eve = await api.signUp('eve-who-goes');
    const [shared, alone] = [await makeRoom(eve), await makeRoom(eve)];
    await put(bob, bob, shared);
    await put(cem, cem, shared);
    await put(eve, cem, shared, 'moderator');
    api.gateway.events.length = 0;
    expect((await eve.ask('/v1/users/me', { method: 'DELETE' })).status).toBe(204);
    const own = (await (await cem.ask(membershipPath(cem, shared))).json()) as Membership;
    expect(own.role).toBe('owner');
    expect((await bob.ask(`/v1/rooms/${alone}`)).status).toBe(404);
    expect(api.gateway.events).toContainEqual({
      type: 'member.set',
      roomId: shared,
      userId: cem.id,
      role: 'owner',
    });
    expect(api.gateway.events).toContainEqual({ type: 'room.deleted', roomId: alone });
  });
});

describe('for somebody else', () => {
  test('[A23] an administrator makes, lists, joins and leaves rooms for a person', async () => {
    const made = await admin.ask(`/v1/users/${ann.id}/rooms`, { method: 'POST', json: { name: 'Given' } });
    expect(made.status).toBe(201);
    const { room, role, userId } = (await made.json()) as Membership;
    expect([role, userId]).toEqual(['owner', ann.id]);
    expect(made.headers.get('location')).toBe(`/v1/users/${ann.id}/rooms/${room.id}`);
    expect((await put(admin, bob, room.id, 'moderator')).status).toBe(201);
    const list = (await (await admin.ask(`/v1/users/${bob.id}/rooms`)).json()) as Page<Membership>;
    expect(list.items.map((membership) => membership.room.id)).toContain(room.id);
    expect((await admin.ask(membershipPath(bob, room.id), { method: 'DELETE' })).status).toBe(422);
    const explained = `${membershipPath(bob, room.id)}?reason=Asked`;
    expect((await admin.ask(explained, { method: 'DELETE' })).status).toBe(204);
  });

  test('[A23] anybody else is told that there is no such person', async () => {
    for (const userId of [ann.id, 'nobody']) {
      expect((await bob.ask(`/v1/users/${userId}/rooms`)).status).toBe(404);
      const made = await bob.ask(`/v1/users/${userId}/rooms`, { method: 'POST', json: { name: 'x' } });
      expect(made.status).toBe(404);
    }
  });

  test('[A23] a person who is not there can be put nowhere', async () => {
    const roomId = await makeRoom(ann);
    const path = `/v1/users/nobody/rooms/${roomId}`;
    expect((await ann.ask(path, { method: 'PUT', json: {} })).status).toBe(404);
    expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(404);
  });
});
