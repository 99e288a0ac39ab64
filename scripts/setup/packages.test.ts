import { describe, expect, test } from 'vitest';
import { matches } from './packages.mjs';

const locked = {
  '': {},
  'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
  'node_modules/@tidewire/client': { link: true },
  'packages/client': { version: '0.1.0' },
  'node_modules/turbo-darwin': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};
const { 'node_modules/turbo-darwin': _, '': __, ...present } = locked;

describe('what is installed is what is locked', () => {
  test('when only binaries of other platforms are missing', () => {
    expect(matches(locked, present)).toBe(true);
  });

  test.each([
    ['a package is missing', { ...present, 'node_modules/zod': undefined }],
    [
      'a package has another version',
      { ...present, 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } },
    ],
    [
      'a package has other bytes',
      { ...present, 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } },
    ],
    ['a package is a copy and no link', { ...present, 'node_modules/@tidewire/client': {} }],
    ['a package is not locked', { ...present, 'node_modules/left-pad': { version: '1.0.0' } }],
  ])('but not when %s', (_title, changed) => {
    const installed = Object.fromEntries(Object.entries(changed).filter(([, entry]) => entry !== undefined));
    expect(matches(locked, installed as typeof locked)).toBe(false);
  });
});
