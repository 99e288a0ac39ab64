import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let roomId: string;

beforeAll(async () => {
  api = await startRestApi();
  [ann, bob] = [await api.signUp('ann', 'Ann'), await api.signUp('bob', 'Bob')];
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Room' } });
  roomId = ((await made.json()) as { id: string }).id;
  await bob.ask(`/v1/users/me/rooms/${roomId}`, { method: 'PUT', json: {} });
});
afterAll(() => api.close());

const unreadMentions = async (person: Person): Promise<number> => {
  const answer = await person.ask(`/v1/users/me/rooms/${roomId}`);
  return ((await answer.json()) as { unreadMentions: number }).unreadMentions;
};

describe('mentions', () => {
  test('[E2] a message posted over REST calls whom it names, and its author never', async () => {
    const post = (body: string) =>
      ann.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { body } });
    await post('@bob @ann');
    await post('@here');
    await post('nobody');
    expect(await unreadMentions(bob)).toBe(2);
    expect(await unreadMentions(ann)).toBe(0);
  });

  test('members say what they are called by, to each other', async () => {
    const answer = await bob.ask(`/v1/rooms/${roomId}/members`);
    const { items } = (await answer.json()) as { items: { username: string }[] };
    expect(items.map(({ username }) => username)).toEqual(['ann', 'bob']);
  });
});
