import type { FollowedThread, Message, NodeEvent, Pin } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let eve: Person;
let room: string;
let root: Message;

beforeAll(async () => {
  api = await startRestApi();
  [ann, bob, eve] = [
    await api.signUp('ann', 'Ann'),
    await api.signUp('bob', 'Bob'),
    await api.signUp('eve', 'Eve'),
  ];
});
beforeEach(async () => {
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Room' } });
  const { id } = (await made.json()) as { id: string };
  room = `/v1/rooms/${id}`;
  await bob.ask(`/v1/users/me/rooms/${id}`, { method: 'PUT' });
  root = await say(ann, 'root');
  api.gateway.events.length = 0;
});
afterAll(() => api.close());

const post = (person: Person, body: string, replyTo?: string) =>
  person.ask(`${room}/messages`, { method: 'POST', json: { body, ...(replyTo && { replyTo }) } });
const say = async (person: Person, body: string, replyTo?: string) =>
  (await (await post(person, body, replyTo)).json()) as Message;
const get = async <T>(path: string, person = ann) => (await (await person.ask(`${room}${path}`)).json()) as T;
const status = async (person: Person, method: string, path: string) =>
  (await person.ask(`${room}${path}`, { method })).status;
const told = () =>
  api.gateway.events.flatMap((event: NodeEvent) => (event.type === 'log' ? [event.data] : []));
type List<T> = { items: T[]; nextCursor?: string };

describe('replies', () => {
  test('[M6] are posted with replyTo, listed by page, and counted at the root', async () => {
    const first = await say(bob, 'one', root.id);
    expect(first).toMatchObject({ replyTo: root.id, replyCount: 0, reactions: [] });
    expect(await get(`/messages/${first.id}`)).toEqual(first);
    await say(bob, 'two', root.id);
    const last = await say(bob, 'three', root.id);
    expect(await get(`/messages/${root.id}`)).toMatchObject({ replyCount: 3, lastReplyAt: last.createdAt });
    const page = await get<List<Message>>(`/messages/${root.id}/replies?limit=2`);
    expect(page.items.map(({ body }) => body)).toEqual(['one', 'two']);
    const rest = await get<List<Message>>(`/messages/${root.id}/replies?limit=2&cursor=${page.nextCursor}`);
    expect(rest.items.map(({ body }) => body)).toEqual(['three']);
    expect(told()[0]).toMatchObject({ kind: 'message.created', replyTo: root.id });
  });

  test('[A9] to what begins no thread in this room are 422, with a pointer', async () => {
    const reply = await say(bob, 'one', root.id);
    for (const replyTo of [reply.id, uuidv7()]) {
      const answer = await post(bob, 'x', replyTo);
      expect([answer.status, await answer.json()]).toMatchObject([
        422,
        { errors: [{ pointer: '/replyTo' }] },
      ]);
    }
  });
});

describe('the threads one follows', () => {
  const threads = async (person: Person) =>
    (await (await person.ask('/v1/users/me/threads')).json()) as List<FollowedThread>;

  test('[M9] are listed with what is unread, and are read forwards', async () => {
    const asked = await say(ann, 'a question');
    const reply = await say(bob, 'an answer', asked.id);
    const [thread] = (await threads(ann)).items;
    expect(thread).toMatchObject({
      root: { id: asked.id, replyCount: 1 },
      unread: 1,
      lastReplySeq: reply.seq,
    });
    const mark = (person: Person, lastReadSeq: number) =>
      person.ask(`/v1/users/me/threads/${asked.id}`, { method: 'PUT', json: { lastReadSeq } });
    expect(await (await mark(ann, reply.seq)).json()).toMatchObject({ lastReadSeq: reply.seq, unread: 0 });
    expect(await (await mark(ann, 1)).json()).toMatchObject({ lastReadSeq: reply.seq });
    expect(told().at(-1)).toMatchObject({ kind: 'thread.read', rootId: asked.id, seq: reply.seq });
    expect((await mark(eve, 1)).status).toBe(404);
  });
});

describe('a page around a message', () => {
  test('[M8] has it in the middle, and goes on into the past', async () => {
    const said: Message[] = [];
    for (let nth = 0; nth < 9; nth += 1) said.push(await say(ann, `m${nth}`));
    const bodies = async (query: string) =>
      (await get<List<Message>>(`/messages?${query}`)).items.map(({ body }) => body);
    const middle = `around=${said[4]?.id}`;
    expect(await bodies(`${middle}&limit=5`)).toEqual(['m6', 'm5', 'm4', 'm3', 'm2']);
    expect(await bodies(`${middle}&limit=1`)).toEqual(['m4']);
    expect(await bodies(`around=${said[8]?.id}&limit=3`)).toEqual(['m8', 'm7', 'm6']);
    const { nextCursor } = await get<List<Message>>(`/messages?${middle}&limit=5`);
    expect(await bodies(`cursor=${nextCursor}&limit=2`)).toEqual(['m1', 'm0']);
  });

  test('[M8] may be around a moment: the first message of then or later, or the last of all', async () => {
    const said: Message[] = [];
    for (let nth = 0; nth < 3; nth += 1) said.push(await say(ann, `t${nth}`));
    const bodies = async (at: string) =>
      (await get<List<Message>>(`/messages?at=${at}&limit=1`)).items.map(({ body }) => body);
    const times = said.map(({ createdAt }) => createdAt);
    const firstOf = (time: string | undefined) => said[times.indexOf(time ?? '')]?.body;
    expect(await bodies(times[0] ?? '')).toEqual([firstOf(times[0])]);
    expect(await bodies(times[2] ?? '')).toEqual([firstOf(times[2])]);
    expect(await bodies('9999-01-01T00:00:00Z')).toEqual(['t2']);
    expect(await status(ann, 'GET', '/messages?at=yesterday')).toBe(422);
    expect(await status(ann, 'GET', '/messages?at=2026-01-01T00:00:00Z&after=1')).toBe(422);
  });

  test('[M8] that is not in the room is 404, and no second place to begin is taken', async () => {
    expect(await status(ann, 'GET', `/messages?around=${uuidv7()}`)).toBe(404);
    expect(await status(ann, 'GET', `/messages?around=${root.id}&before=3`)).toBe(422);
    expect(await status(ann, 'GET', '/messages?around=x')).toBe(422);
  });
});

describe('reactions', () => {
  const at = (emoji: string) => `/messages/${root.id}/reactions/${encodeURIComponent(emoji)}`;

  test('[M5] are put and taken back, as often as one likes, and told once', async () => {
    for (const method of ['PUT', 'PUT']) expect(await status(bob, method, at('👩🏽‍🚀'))).toBe(204);
    const reactionsFor = async (person: Person) =>
      (await get<Message>(`/messages/${root.id}`, person)).reactions;
    expect(await reactionsFor(bob)).toEqual([{ emoji: '👩🏽‍🚀', count: 1, mine: true }]);
    expect(await reactionsFor(ann)).toEqual([{ emoji: '👩🏽‍🚀', count: 1, mine: false }]);
    for (const method of ['DELETE', 'DELETE']) expect(await status(bob, method, at('👩🏽‍🚀'))).toBe(204);
    expect(await reactionsFor(bob)).toEqual([]);
    const data = { messageId: root.id, emoji: '👩🏽‍🚀', userId: bob.id };
    expect(told()).toEqual([
      { kind: 'reaction.added', ...data },
      { kind: 'reaction.removed', ...data },
    ]);
  });

  test('[M5] are one emoji each: anything else is at no path', async () => {
    for (const text of ['a', '👍👍', ':+1:', '❤']) expect(await status(bob, 'PUT', at(text))).toBe(404);
  });

  test('[M5] to what was deleted are 409', async () => {
    await ann.ask(`${room}/messages/${root.id}`, { method: 'DELETE' });
    expect(await status(bob, 'PUT', at('👍'))).toBe(409);
  });

  test('[A24] are for people of the room', async () => {
    expect(await status(eve, 'PUT', at('👍'))).toBe(403);
    const admin = await api.signUpAdmin(`root${Date.now()}`);
    expect(await status(admin, 'PUT', at('👍'))).toBe(403);
  });
});

describe('pins', () => {
  test('[M7] are kept by owners and moderators, and seen by everybody in the room', async () => {
    const at = `/pins/${root.id}`;
    expect(await status(bob, 'PUT', at)).toBe(403);
    for (const method of ['PUT', 'PUT']) expect(await status(ann, method, at)).toBe(204);
    const { items } = await get<List<Pin>>('/pins', bob);
    expect(items).toMatchObject([{ message: { id: root.id }, pinnedBy: { name: 'Ann' } }]);
    expect(await status(eve, 'GET', '/pins')).toBe(403);
    expect(await status(bob, 'DELETE', at)).toBe(403);
    for (const method of ['DELETE', 'DELETE']) expect(await status(ann, method, at)).toBe(204);
    expect((await get<List<Pin>>('/pins')).items).toEqual([]);
    const data = { messageId: root.id, userId: ann.id };
    expect(told()).toEqual([
      { kind: 'pin.added', ...data },
      { kind: 'pin.removed', ...data },
    ]);
    expect(await status(ann, 'PUT', `/pins/${uuidv7()}`)).toBe(404);
  });
});
