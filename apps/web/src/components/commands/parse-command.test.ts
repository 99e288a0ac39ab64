import { expect, test } from 'vitest';
import { parseWritten } from './parse-command.ts';

test.each([
  ['/me waves', { word: 'command', name: 'me', argument: 'waves' }],
  ['/SHRUG', { word: 'command', name: 'shrug', argument: '' }],
  ['/topic  two\nlines ', { word: 'command', name: 'topic', argument: 'two\nlines' }],
  ['//me waves', { word: 'text', body: '/me waves' }],
  ['/usr/bin/node', { word: 'text', body: '/usr/bin/node' }],
  ['/ nothing', { word: 'text', body: '/ nothing' }],
  ['and/or', { word: 'text', body: 'and/or' }],
  [' hello ', { word: 'text', body: 'hello' }],
])('%j is what was written', (text, written) => {
  expect(parseWritten(text)).toEqual(written);
});
