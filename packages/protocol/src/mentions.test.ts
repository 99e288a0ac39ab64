import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handleOf, hereHandle, isCalled, mentionPlaces, mentionsIn, mostMentions } from './mentions.ts';

const member = { guest: false };
const guest = { guest: true };
const handlesIn = (body: string) => mentionsIn(body, member).handles;

describe('[E1] a mention', () => {
  test.each([
    ['@ada', ['ada']],
    ['Hello @Ada, and @grace.', ['ada', 'grace']],
    ['(@ada) "@grace" *@alan*', ['ada', 'grace', 'alan']],
    ['@ada @ADA @Ada', ['ada']],
    ['@guest-otter-42!', ['guest-otter-42']],
    ['@kathérine 見て@漢字', ['kathérine']],
    ['@a_b.c-d', ['a_b.c-d']],
  ])('is read in %j', (body, handles) => {
    expect(handlesIn(body)).toEqual(handles);
  });

  test.each([
    'ada@example.com',
    'https://example.com/@ada',
    'mailto:@ada',
    '@',
    '@ ada',
    '@@ada',
    'a@ada',
    '@ada@example.com',
    '`@ada`',
    '``a ` @ada``',
    '```\n@ada\n```',
    '~~~\n@ada\n~~~\n',
    '```\n@ada and it never ends',
  ])('is not in %j', (body) => {
    expect(handlesIn(body)).toEqual([]);
  });

  test('stands beside code', () => {
    expect(handlesIn('`x` @ada\n```\n@grace\n')).toEqual(['ada']);
    expect(handlesIn('```\n@ada\n```\n@grace')).toEqual(['grace']);
  });

  test('of everybody is @here, and guests may not call everybody', () => {
    expect(mentionsIn('@here now', member)).toEqual({ handles: [], here: true });
    expect(mentionsIn('@here @ada', guest)).toEqual({ handles: ['ada'], here: false });
    expect(isCalled(mentionsIn('@here', member), undefined)).toBe(true);
    expect(isCalled(mentionsIn('@ada', member), 'grace')).toBe(false);
  });

  test('of more people than one calls is none', () => {
    const crowd = Array.from({ length: mostMentions + 1 }, (_, at) => `@person${at}`).join(' ');
    expect(mentionsIn(crowd, member)).toEqual({ handles: [], here: false });
  });

  test('says where it stands', () => {
    expect(mentionPlaces('Hi @Ada!')).toEqual([{ start: 3, end: 7, handle: 'ada' }]);
  });

  test('is written as the username, or as a guest’s name', () => {
    expect(handleOf({ username: 'ada', name: 'Ada Lovelace' })).toBe('ada');
    expect(handleOf({ username: null, name: 'Guest otter 42' })).toBe('guest-otter-42');
    expect(handleOf({ name: 'Here' })).toBeUndefined();
    expect(handleOf({ name: '“Ada”' })).toBeUndefined();
  });

  test('of whoever can be called is read again from any text around it', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 40 }), string({ maxLength: 40 }), (name, text) => {
        const handle = handleOf({ name });
        if (handle !== undefined) expect(handlesIn(`@${handle}`)).toEqual([handle]);
        for (const { start, end } of mentionPlaces(text)) expect(text.slice(start, end)).toMatch(/^@/);
        expect(mentionsIn(text, guest).handles).not.toContain(hereHandle);
      }),
    );
  });
});
