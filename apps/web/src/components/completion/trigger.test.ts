import { describe, expect, test } from 'vitest';
import { completed, findTrigger } from './trigger.ts';

const at = (text: string) => {
  const trigger = findTrigger(text, text.length);
  return trigger === undefined ? undefined : [trigger.kind, trigger.query];
};

describe('what can be completed', () => {
  test.each([
    ['@', ['mention', '']],
    ['Hello @ad', ['mention', 'ad']],
    ['(@guest-o', ['mention', 'guest-o']],
    [':sm', ['emoji', 'sm']],
    ['well :+1', ['emoji', '+1']],
    ['/', ['command', '']],
    ['/sh', ['command', 'sh']],
  ])('%j', (text, found) => {
    expect(at(text)).toEqual(found);
  });

  test.each([
    'ada@ex',
    '@@a',
    '@ada ',
    ':s',
    '12:30',
    'https://',
    'a/b',
    '/me waves',
    '//',
    'x /me',
    '::ab',
    '',
  ])('is nothing in %j', (text) => {
    expect(at(text)).toBeUndefined();
  });

  test('is at the caret, not elsewhere, and nowhere while text is selected', () => {
    expect(findTrigger('@ad there', 3)).toMatchObject({ query: 'ad', start: 0, end: 3 });
    expect(findTrigger('@ad there', 9)).toBeUndefined();
    expect(findTrigger('@ad', undefined)).toBeUndefined();
  });

  test('is replaced by what was chosen, with one space behind it', () => {
    const trigger = findTrigger('Hi @ad', 6);
    if (trigger === undefined) throw new Error('nothing to complete');
    expect(completed('Hi @ad', trigger, '@ada')).toEqual({ text: 'Hi @ada ', caret: 8 });
    expect(completed('Hi @ad there', trigger, '@ada')).toEqual({ text: 'Hi @ada there', caret: 8 });
  });
});
