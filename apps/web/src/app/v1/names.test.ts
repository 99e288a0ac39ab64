import type { Problem, Room, User } from '@tidewire/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, password, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let admin: Person;
let roomId: string;

beforeAll(async () => {
  api = await startRestApi();
  ann = await api.signUp('ann', 'Ann');
  admin = await api.signUpAdmin('root');
  const made = await ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Tea' } });
  roomId = ((await made.json()) as Room).id;
});
afterAll(() => api.close());

const hostile = [
  'a\u202eb',
  'a\u2066b',
  'a\u0007b',
  'a\u0085b',
  'a\u200fb',
  'a\ufeffb',
  'a\u200bb',
  '\u200d',
  'a\ud800b',
];
const spell = (text: string) =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

describe.each(hostile.map((text) => [spell(text), text]))('[P15] %s', (_spelt, text) => {
  test.each([
    ['/name', 'a new room', () => ann.ask('/v1/rooms', { method: 'POST', json: { name: text } })],
    [
      '/topic',
      'a new topic',
      () => ann.ask('/v1/rooms', { method: 'POST', json: { name: 'Tea', topic: text } }),
    ],
    [
      '/name',
      'another room’s name',
      () => ann.ask(`/v1/rooms/${roomId}`, { method: 'PATCH', json: { name: text } }),
    ],
    [
      '/topic',
      'another topic',
      () => ann.ask(`/v1/rooms/${roomId}`, { method: 'PATCH', json: { topic: text } }),
    ],
    [
      '/name',
      'a room of a person',
      () => ann.ask('/v1/users/me/rooms', { method: 'POST', json: { name: text } }),
    ],
    [
      '/name',
      'a person’s new name',
      () => ann.ask('/v1/users/me', { method: 'PATCH', json: { name: text } }),
    ],
    [
      '/name',
      'an account’s name',
      () =>
        admin.ask('/v1/users', {
          method: 'POST',
          json: { username: 'eve', name: text, email: 'eve@tidewire.test', password },
        }),
    ],
    [
      '/username',
      'an account’s username',
      () =>
        admin.ask('/v1/users', {
          method: 'POST',
          json: { username: text, name: 'Eve', email: 'eve@tidewire.test', password },
        }),
    ],
    [
      '/title',
      'a feed’s title',
      () =>
        admin.ask('/v1/feeds', {
          method: 'POST',
          json: { id: 'stock.X', kind: 'quote', title: text, currency: 'USD', provenance: 'replayed' },
        }),
    ],
  ])('is refused with %s for %s', async (pointer, _what, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Problem).errors).toMatchObject([{ pointer }]);
  });

  test('is refused at sign-up', async () => {
    const signUp = (given: object) =>
      api.ask('/api/auth/sign-up/email', {
        method: 'POST',
        json: { username: 'mallory', name: 'Mallory', email: 'mallory@tidewire.test', password, ...given },
      });
    const named = await signUp({ name: text });
    expect([named.status, await named.json()]).toEqual([
      400,
      { code: 'INVALID_NAME', message: expect.stringMatching(/^name: must not /) },
    ]);
    expect((await signUp({ username: text })).status).toBe(400);
  });
});

test('[P15] a name is kept trimmed', async () => {
  const answer = await ann.ask('/v1/users/me', { method: 'PATCH', json: { name: '  Ann \u05d0 ' } });
  expect(((await answer.json()) as User).name).toBe('Ann \u05d0');
});
