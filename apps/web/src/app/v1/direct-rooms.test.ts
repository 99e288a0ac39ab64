import type { Membership, Page } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let cem: Person;
let dee: Person;
let root: Person;

beforeAll(async () => {
  api = await startRestApi();
  [ann, bob, cem, dee] = [
    await api.signUp('ann'),
    await api.signUp('bob'),
    await api.signUp('cem'),
    await api.signUp('dee'),
  ];
  root = await api.signUpAdmin('root');
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Common' } });
  const { id } = (await made.json()) as { id: string };
  for (const person of [bob, cem]) await person.ask(`/v1/users/me/rooms/${id}`, { method: 'PUT', json: {} });
});
afterAll(() => api.close());

const open = (by: Person, ...participantIds: string[]) =>
  by.ask('/v1/users/me/direct-rooms', { method: 'POST', json: { participantIds } });

const byId = (a: Person, b: Person): number => (a.id < b.id ? -1 : 1);

async function opened(by: Person, ...participantIds: string[]): Promise<string> {
  const answer = await open(by, ...participantIds);
  expect(answer.ok).toBe(true);
  return ((await answer.json()) as Membership).room.id;
}

describe('direct rooms', () => {
  test('[V1] one person writes to another, and both are in the same room', async () => {
    api.gateway.events.length = 0;
    const answer = await open(ann, bob.id);
    expect(answer.status).toBe(201);
    const membership = (await answer.json()) as Membership;
    const roomId = membership.room.id;
    expect(answer.headers.get('location')).toBe(`/v1/users/${ann.id}/rooms/${roomId}`);
    expect(membership.room).toMatchObject({ kind: 'direct', visibility: 'private', memberCount: 2 });
    const set = api.gateway.events.filter(({ type }) => type === 'member.set');
    expect(set).toEqual(
      [ann, bob]
        .toSorted(byId)
        .map(({ id: userId }) => ({ type: 'member.set', roomId, userId, role: 'member' })),
    );
    const again = await open(bob, ann.id);
    expect([again.status, ((await again.json()) as Membership).room.id]).toEqual([200, roomId]);
    const said = await bob.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'Hello' } });
    expect(said.status).toBe(201);
    const { items } = (await (await ann.ask('/v1/users/me/rooms')).json()) as Page<Membership>;
    expect(items.find(({ room }) => room.id === roomId)).toMatchObject({ unread: 1 });
  });

  test('[V2] people one shares no room with are refused as people who are not there', async () => {
    const refusals = [];
    for (const id of [dee.id, 'nobody', ann.id]) {
      const answer = await open(ann, id);
      const { code, errors } = (await answer.json()) as { code: string; errors: object[] };
      refusals.push([answer.status, code, errors]);
    }
    const unknown = { pointer: '/participantIds/0', code: 'unknown' };
    expect(refusals).toMatchObject([
      [422, 'invalid', [unknown]],
      [422, 'invalid', [unknown]],
      [422, 'invalid', [unknown]],
    ]);
    expect(refusals[0]).toEqual(refusals[1]);
    const json = { participantIds: [bob.id] };
    const forAnother = { method: 'POST', json };
    expect((await root.ask(`/v1/users/${ann.id}/direct-rooms`, forAnother)).status).toBe(404);
  });

  test('[V7] to everybody else, an administrator too, it is not there', async () => {
    const roomId = await opened(ann, bob.id);
    for (const person of [cem, root]) {
      const asked = [
        await person.ask(`/v1/rooms/${roomId}`),
        await person.ask(`/v1/rooms/${roomId}/messages`),
        await person.ask(`/v1/rooms/${roomId}/members`),
        await person.ask(`/v1/users/${bob.id}/rooms/${roomId}`),
        await person.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT', json: {} }),
        await person.ask(`/v1/users/${cem.id}/rooms/${roomId}`, { method: 'PUT', json: {} }),
        await person.ask(`/v1/rooms/${roomId}`, { method: 'DELETE', ifMatch: '*' }),
        await person.ask(`/v1/rooms/${roomId}/invites`, { method: 'POST', json: {} }),
      ];
      expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404));
    }
    const { items } = (await (await root.ask(`/v1/users/${bob.id}/rooms`)).json()) as Page<Membership>;
    expect(items.map(({ room }) => room.kind)).not.toContain('direct');
  });

  test('[V8] neither of the two changes, leaves, opens or deletes it, or keeps the other out', async () => {
    const roomId = await opened(ann, bob.id);
    const room = `/v1/rooms/${roomId}`;
    const because = { reason: 'Spam' };
    const asked = [
      await ann.ask(room, { method: 'PATCH', json: { name: 'Ours' } }),
      await ann.ask(room, { method: 'DELETE' }),
      await ann.ask(`${room}/invites`, { method: 'POST', json: {} }),
      await ann.ask(`${room}/bans/${bob.id}`, { method: 'PUT', json: because }),
      await ann.ask(`/v1/users/${cem.id}/rooms/${roomId}`, { method: 'PUT', json: {} }),
      await ann.ask(`/v1/users/${bob.id}/rooms/${roomId}`, { method: 'DELETE' }),
      await ann.ask(`/v1/users/me/rooms/${roomId}`, { method: 'DELETE' }),
    ];
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 403));
  });

  test('[V3] a group is of up to ten, is found again by its id, and can be left', async () => {
    const id = v7();
    const json = { id, participantIds: [bob.id, cem.id] };
    const make = () => ann.ask('/v1/users/me/direct-rooms', { method: 'POST', json });
    expect([(await make()).status, (await make()).status]).toEqual([201, 200]);
    expect((await bob.ask(`/v1/users/me/rooms/${id}`, { method: 'DELETE' })).status).toBe(204);
    const left = (await (await ann.ask(`/v1/users/me/rooms/${id}`)).json()) as Membership;
    expect(left.participants?.map((one) => one.name).toSorted()).toEqual(['ann', 'cem']);
    const tooMany = Array.from({ length: 10 }, () => v7());
    expect((await open(ann, ...tooMany)).status).toBe(422);
    expect((await open(ann, bob.id, bob.id)).status).toBe(422);
    expect((await make()).status).toBe(409);
  });
});
