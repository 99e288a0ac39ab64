import type { Followed, Page, Post } from '@tidewire/protocol';
import { streamChannel } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let roomId: string;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  bob = await api.signUp('bob', 'Bob');
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Square', visibility: 'public' } });
  roomId = ((await made.json()) as { id: string }).id;
});
afterAll(() => api.close());

const path = (person: Person) => `/v1/users/me/following/${person.id}`;
const posts = async (reader: Person, query = '') =>
  (await (await reader.ask(`/v1/users/me/posts${query}`)).json()) as Page<Post>;
const say = (body: string) => ann.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body } });

describe('following somebody', () => {
  test('[J1] is put, listed and taken back by its owner alone, and the tabs hear of it', async () => {
    api.gateway.events.length = 0;
    const put = await bob.ask(path(ann), { method: 'PUT' });
    expect([put.status, put.headers.get('location')]).toEqual([
      201,
      `/v1/users/${bob.id}/following/${ann.id}`,
    ]);
    expect((await bob.ask(path(ann), { method: 'PUT' })).status).toBe(200);
    expect(api.gateway.events).toMatchObject([{ type: 'log', data: { kind: 'following.changed' } }]);
    const list = (await (await bob.ask('/v1/users/me/following')).json()) as Page<Followed>;
    expect(list.items).toMatchObject([{ person: { id: ann.id, name: 'Ann' } }]);
    expect((await ann.ask(`/v1/users/${bob.id}/following`)).status).toBe(404);
    expect((await bob.ask(path(bob), { method: 'PUT' })).status).toBe(409);
    expect((await bob.ask('/v1/users/me/following/nobody', { method: 'PUT' })).status).toBe(404);
  });

  test('[J2] brings their posts over REST and over the stream, page by page', async () => {
    api.gateway.events.length = 0;
    for (const body of ['One', 'Two', 'Three']) expect((await say(body)).status).toBe(201);
    const told = api.gateway.events.filter(
      (event) => 'channel' in event && event.channel === streamChannel(bob.id),
    );
    expect(told).toMatchObject(
      [1, 2, 3].map((seq) => ({ type: 'log', seq, data: { kind: 'post.created' } })),
    );
    const first = await posts(bob, '?limit=2');
    expect(first.items.map(({ message }) => message.body)).toEqual(['Three', 'Two']);
    const rest = await posts(bob, `?limit=2&cursor=${first.nextCursor}`);
    expect(rest.items.map(({ message, room }) => [message.body, room.name])).toEqual([['One', 'Square']]);
    expect((await posts(ann)).items).toEqual([]);
  });

  test('[J3] ends with their following', async () => {
    for (const status of [204, 404])
      expect((await bob.ask(path(ann), { method: 'DELETE' })).status).toBe(status);
    expect((await say('Four')).status).toBe(201);
    expect((await posts(bob)).items).toEqual([]);
  });
});
