import type { AuditEvent, Page } from '@tidewire/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, password, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let admin: Person;

beforeAll(async () => {
  api = await startRestApi();
  [ann, bob] = [await api.signUp('ann', 'Ann'), await api.signUp('bob', 'Bob')];
  admin = await api.signUpAdmin('root');
});
afterAll(() => api.close());

async function makeRoom(owner: Person): Promise<string> {
  const answer = await owner.ask('/v1/rooms', { method: 'POST', json: { name: 'Room' } });
  return ((await answer.json()) as { id: string }).id;
}

async function list(query = ''): Promise<AuditEvent[]> {
  const answer = await admin.ask(`/v1/audit-events${query}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as Page<AuditEvent>).items;
}

test('[U1] what an administrator does to others is a row, with who, why and in which request', async () => {
  const roomId = await makeRoom(ann);
  const headers = { 'x-request-id': 'trace-7' };
  const deleted = await admin.ask(`/v1/rooms/${roomId}?reason=Spam`, { method: 'DELETE', headers });
  expect(deleted.status).toBe(204);
  expect(await list(`?roomId=${roomId}`)).toMatchObject([
    {
      actorId: admin.id,
      action: 'room.deleted',
      subject: `room:${roomId}`,
      reason: 'Spam',
      requestId: 'trace-7',
      details: { name: 'Room' },
    },
  ]);
});

test('[U5] without a reason it is refused, and nothing happens', async () => {
  const roomId = await makeRoom(ann);
  expect((await admin.ask(`/v1/rooms/${roomId}`, { method: 'DELETE' })).status).toBe(422);
  expect((await ann.ask(`/v1/rooms/${roomId}`)).status).toBe(200);
  expect((await ann.ask(`/v1/rooms/${roomId}`, { method: 'DELETE' })).status).toBe(204);
  expect(await list(`?roomId=${roomId}`)).toMatchObject([{ actorId: ann.id, reason: null }]);
});

test('[U1] so is what moderators do to members, and not what people do with what is theirs', async () => {
  const roomId = await makeRoom(ann);
  const membership = `/v1/users/${bob.id}/rooms/${roomId}`;
  await bob.ask(membership, { method: 'PUT' });
  await bob.ask(membership, { method: 'PATCH', json: { notifications: 'none' } });
  await ann.ask(`/v1/rooms/${roomId}`, { method: 'PATCH', json: { name: 'Tea' } });
  expect(await list(`?roomId=${roomId}`)).toEqual([]);
  await ann.ask(membership, { method: 'PATCH', json: { role: 'moderator' } });
  await ann.ask(membership, { method: 'DELETE' });
  const rows = await list(`?roomId=${roomId}&subject=user:${bob.id}`);
  expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['member.removed', ann.id],
    ['member.role_changed', ann.id],
  ]);
});

test('[U1] an account made by an administrator is one, and holds nothing of the password', async () => {
  const json = { username: 'newbie', name: 'New', email: 'New@new.test', password };
  const made = (await (await admin.ask('/v1/users', { method: 'POST', json })).json()) as { id: string };
  const rows = await list(`?subject=user:${made.id}`);
  expect(rows).toMatchObject([{ action: 'user.created', details: { username: 'newbie', role: 'user' } }]);
  expect(JSON.stringify(rows)).not.toContain(password);
});

test('[U1] it is for administrators, by filter and page by page', async () => {
  expect((await ann.ask('/v1/audit-events')).status).toBe(403);
  expect((await api.ask('/v1/audit-events')).status).toBe(401);
  const first = (await (await admin.ask('/v1/audit-events?limit=1')).json()) as Page<AuditEvent>;
  const next = await list(`?limit=1&cursor=${first.nextCursor}`);
  expect(next[0]?.seq).toBe((first.items[0]?.seq ?? 0) - 1);
  const other = await admin.ask(`/v1/audit-events?actorId=${ann.id}&limit=1&cursor=${first.nextCursor}`);
  expect(other.status).toBe(422);
  for (const row of await list(`?actorId=${ann.id}`)) expect(row.actorId).toBe(ann.id);
  expect(await list('?to=2020-01-01T00:00:00Z')).toEqual([]);
  expect((await admin.ask('/v1/audit-events?action=sneezed')).status).toBe(422);
  expect((await admin.ask('/v1/audit-events', { method: 'DELETE' })).status).toBe(405);
});

test('[U2] the log that all of this left behind stands as it was written', async () => {
  expect(await api.services.database.audit.verify()).toMatchObject({ ok: true });
});
