import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';

describe('[D3] a file’s name', () => {
  test.each([
    ['photo.jpg', 'photo.jpg'],
    ['/etc/passwd', 'passwd'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe'],
    ['../../x', 'x'],
    ['..', 'file'],
    ['', 'file'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['in\u0000vi\u200Bsible\n.txt', 'invisible.txt'],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['  spaces   and  .dots. ', 'spaces and .dots'],
    ['写真 🏖️.jpg', '写真 🏖️.jpg'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanFileName(given)).toBe(shown);
  });

  test('that is long keeps its extension', () => {
    const name = cleanFileName(`${'😀'.repeat(300)}.jpeg`);
    expect([...name].length).toBeLessThanOrEqual(120);
    expect(name.endsWith('….jpeg')).toBe(true);
    expect(name.isWellFormed()).toBe(true);
  });

  test('has no folder, no control and no end that hides, whatever was given', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(name).not.toBe('');
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });
});
