import { describe, expect, test } from 'vitest';
import { linkTarget, undisclosedHost } from './link-target.ts';

describe('where a link leads', () => {
  test.each(['https://example.com/a', 'http://example.com', 'mailto:ada@example.com'])('%s', (href) => {
    expect(linkTarget(href)?.href).toContain(href);
  });
  test.each([undefined, '', '/rooms', '//evil.example/x', 'tel:112', 'javascript:alert(1)', 'https://'])(
    'not to %s',
    (href) => {
      expect(linkTarget(href)).toBeUndefined();
    },
  );
});

describe('a link whose text names a host', () => {
  test.each([
    ['https://evil.example/login', 'https://bank.example/login', 'evil.example'],
    ['https://evil.example/', 'bank.example', 'evil.example'],
    ['https://bank.example.evil.example/', 'BANK.example/', 'bank.example.evil.example'],
    ['https://evil.example/', 'münchen.example', 'evil.example'],
  ])('%s as %s says where it leads', (href, text, host) => {
    expect(undisclosedHost(new URL(href), text)).toBe(host);
  });
  test.each([
    ['https://bank.example/login', 'Bank.example'],
    ['https://xn--mnchen-3ya.example/', 'münchen.example'],
    ['https://bank.example/', 'the bank'],
    ['https://bank.example/', 'read this. And that'],
    ['mailto:ada@bank.example', 'ada.example'],
  ])('%s as %s needs no more words', (href, text) => {
    expect(undisclosedHost(new URL(href), text)).toBeUndefined();
  });
});
