import { describe, expect, test } from 'vitest';
import { mostChoices, peopleChoices } from './choices.ts';

const people = new Map([
  ['ada', { id: 'u1', name: 'Ada Lovelace' }],
  ['grace', { id: 'u2', name: 'Grace Hopper' }],
  ['hop', { id: 'u3', name: 'Zed' }],
  ['me', { id: 'u4', name: 'Myself' }],
]);
const callable = { people, me: { id: 'u4', handle: 'me' }, isKnown: true, ask: () => undefined };
const offered = (query: string, mayCallAll = true) =>
  peopleChoices(callable, query, mayCallAll).map(({ text }) => text);

describe('the people that are offered', () => {
  test('are everybody but oneself, and @here last', () => {
    expect(offered('')).toEqual(['@ada', '@grace', '@hop', '@here']);
  });

  test('are found by username and by any word of the name, before those that only hold it', () => {
    expect(offered('HOP')).toEqual(['@grace', '@hop']);
    expect(offered('love')).toEqual(['@ada']);
    expect(offered('ce')).toEqual(['@ada', '@grace']);
    expect(offered('x')).toEqual([]);
  });

  test('are without @here for guests, who may not call everybody', () => {
    expect(offered('he')).toEqual(['@here']);
    expect(offered('he', false)).toEqual([]);
  });

  test('are so many at most, with room for @here', () => {
    const crowd = new Map(
      Array.from({ length: 30 }, (_, at) => [`p${at}`, { id: `${at}`, name: `P ${at}` }]),
    );
    const choices = peopleChoices({ ...callable, people: crowd }, '', true);
    expect(choices).toHaveLength(mostChoices);
    expect(choices.at(-1)?.text).toBe('@here');
  });
});
