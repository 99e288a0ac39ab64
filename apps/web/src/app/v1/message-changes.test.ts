import { type Message, type MessageEdit, type NodeEvent, roomChannel } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let roomId: string;
let path: string;
let message: Message;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
});
beforeEach(async () => {
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Room' } });
  roomId = ((await made.json()) as { id: string }).id;
  await bob.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT' });
  const posted = await bob.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'first' } });
  message = (await posted.json()) as Message;
  path = `/v1/rooms/${roomId}/messages/${message.id}`;
  api.gateway.events.length = 0;
});
afterAll(() => api.close());

const patch = (person: Person, body: string) => person.ask(path, { method: 'PATCH', json: { body } });
const remove = (person: Person, query = '') => person.ask(`${path}${query}`, { method: 'DELETE' });
const get = async <T>(at = path) => (await (await ann.ask(at)).json()) as T;
const told = () =>
  api.gateway.events.filter((event): event is Extract<NodeEvent, { type: 'log' }> => event.type === 'log');

describe('editing', () => {
  test('[M1] the author gives a message other words, and open pages are told', async () => {
    const answer = await patch(bob, 'second');
    const edited = (await answer.json()) as Message;
    expect(answer.status).toBe(200);
    expect(edited).toEqual({
      ...message,
      body: 'second',
      editedAt: expect.any(String),
      version: message.seq + 1,
    });
    expect(await get<Message>()).toEqual(edited);
    expect(told()).toMatchObject([
      {
        channel: roomChannel(roomId),
        seq: edited.version,
        data: { kind: 'message.edited', messageId: message.id, body: 'second', editedAt: edited.editedAt },
      },
    ]);
  });

  test('[M1] former words are listed, the latest first, to everybody in the room, page by page', async () => {
    for (const body of ['second', 'third', 'fourth']) await patch(bob, body);
    type Edits = { items: MessageEdit[]; nextCursor?: string };
    const first = await get<Edits>(`${path}/edits?limit=2`);
    expect(first.items.map(({ body }) => body)).toEqual(['third', 'second']);
    const rest = await get<Edits>(`${path}/edits?limit=2&cursor=${first.nextCursor}`);
    expect(rest.items.map(({ body }) => body)).toEqual(['first']);
    expect(rest.items[0]?.writtenAt).toBe(message.createdAt);
    expect(rest.items[0]?.replacedAt).toBe(first.items[1]?.writtenAt);
    expect(rest.nextCursor).toBeUndefined();
    const eve = await api.signUp(`eve${Date.now()}`);
    expect((await eve.ask(`${path}/edits`)).status).toBe(403);
  });

  test('[M1] the same words, or none, change nothing and tell nobody', async () => {
    expect(await (await patch(bob, 'first')).json()).toEqual(message);
    expect(await (await bob.ask(path, { method: 'PATCH', json: {} })).json()).toEqual(message);
    expect(told()).toEqual([]);
  });

  test('[M1] nobody edits for others: not the owner, not an administrator, not an author who has left', async () => {
    const admin = await api.signUpAdmin(`root${Date.now()}`);
    expect((await patch(ann, 'x')).status).toBe(403);
    expect((await patch(admin, 'x')).status).toBe(403);
    await bob.ask(`/v1/users/me/rooms/${roomId}`, { method: 'DELETE' });
    expect((await patch(bob, 'x')).status).toBe(403);
    expect(await get<Message>()).toEqual(message);
  });

  test.each([
    { body: '' },
    { body: 'x'.repeat(4_001) },
    { body: null },
    { author: 'x' },
    { body: { $gt: '' } },
  ])('[A9] %j is no edit: 422', async (json) => {
    expect((await bob.ask(path, { method: 'PATCH', json })).status).toBe(422);
  });

  test('[M4] an edit does not make a message unread again', async () => {
    const membership = async () =>
      (await (await ann.ask(`/v1/users/me/rooms/${roomId}`)).json()) as { unread: number; seq: number };
    const { seq } = await membership();
    await ann.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PATCH', json: { lastReadSeq: seq } });
    await patch(bob, 'second');
    expect(await membership()).toMatchObject({ unread: 0, seq: seq + 1 });
  });
});

describe('deleting', () => {
  test('[M3] a tombstone stays where the words were, and the words are nowhere', async () => {
    await patch(bob, 'seconds');
    const answer = await remove(bob);
    expect(answer.status).toBe(204);
    const { editedAt: _, ...tombstone } = await get<Message>();
    expect(tombstone).toEqual({
      ...message,
      body: '',
      deletedAt: expect.any(String),
      version: message.seq + 2,
    });
    const { items } = await get<{ items: Message[] }>(`/v1/rooms/${roomId}/messages`);
    expect(items).toEqual([tombstone]);
    expect(await get(`${path}/edits`)).toEqual({ items: [] });
    const { events } = await api.services.database.logs.read(roomChannel(roomId), { limit: 100 });
    expect(JSON.stringify(events)).not.toMatch(/first|second/);
    expect(told().at(-1)).toMatchObject({
      data: { kind: 'message.deleted', messageId: message.id, deletedAt: tombstone.deletedAt },
    });
  });

  test('[M3] a second time changes nothing and tells nobody; what is deleted takes no edit', async () => {
    await remove(bob);
    const tombstone = await get<Message>();
    api.gateway.events.length = 0;
    expect((await remove(ann)).status).toBe(204);
    expect((await patch(bob, 'back')).status).toBe(409);
    expect(await get<Message>()).toEqual(tombstone);
    expect(told()).toEqual([]);
  });

  test('[A24] members delete their own; moderators and owners what anybody said', async () => {
    const eve = await api.signUp(`eve${Date.now()}`);
    expect((await remove(eve)).status).toBe(403);
    await eve.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT' });
    expect((await remove(eve)).status).toBe(403);
    await ann.ask(`/v1/users/${eve.id}/rooms/${roomId}`, { method: 'PATCH', json: { role: 'moderator' } });
    expect((await remove(eve, '?reason=Off%20topic')).status).toBe(204);
  });

  test('[M3] the room list shows what was said before', async () => {
    const posted = await bob.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body: 'oops' } });
    const { id } = (await posted.json()) as Message;
    await bob.ask(`/v1/rooms/${roomId}/messages/${id}`, { method: 'DELETE' });
    expect(await get(`/v1/users/me/rooms/${roomId}`)).toMatchObject({ lastMessage: { body: 'first' } });
  });

  test('[A10] what is in another room, or nowhere, is 404', async () => {
    const other = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Other' } });
    const { id } = (await other.json()) as { id: string };
    const ask = (at: string, method: string) =>
      ann.ask(at, { method, ...(method === 'PATCH' && { json: { body: 'x' } }) });
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      expect((await ask(`/v1/rooms/${id}/messages/${message.id}`, method)).status).toBe(404);
      expect((await ask(`/v1/rooms/${roomId}/messages/${uuidv7()}`, method)).status).toBe(404);
    }
  });

  test('[A9] a reason with line breaks or without end: 422', async () => {
    expect((await remove(bob, `?reason=${'x'.repeat(251)}`)).status).toBe(422);
    expect((await remove(bob, '?reason=a%0Ab')).status).toBe(422);
  });
});
