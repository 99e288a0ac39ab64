import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Markdown } from './markdown.tsx';

const htmlOf = (text: string): string => renderToStaticMarkup(createElement(Markdown, { text }));

describe('a message’s markdown', () => {
  test('becomes what people expect of it', () => {
    expect(htmlOf('**b** *i* ~~s~~ `c`')).toContain(
      '<strong>b</strong> <em>i</em> <del>s</del> <code>c</code>',
    );
    expect(htmlOf('one\ntwo')).toContain('one<br/>\ntwo');
    expect(htmlOf('| a |\n|---|\n| 1 |')).toContain('<td>1</td>');
    expect(htmlOf('# Big')).toContain('<p class="font-semibold">Big</p>');
  });

  test('opens links elsewhere, without telling where from', () => {
    expect(htmlOf('[docs](https://example.com/a)')).toMatch(
      /<a href="https:\/\/example\.com\/a" target="_blank" rel="noopener noreferrer nofollow ugc"/,
    );
  });

  test('says where a link leads when its text says something else', () => {
    expect(htmlOf('[https://bank.example](https://evil.example/)')).toContain('(evil.example)');
    expect(htmlOf('[**bank**.example](https://evil.example/)')).toContain('(evil.example)');
    expect(htmlOf('https://bank.example and www.bank.example')).not.toContain('(');
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'before <b onclick="alert(1)">bold</b> after',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '> <svg/onload=alert(1)>',
    '- <style>*{display:none}</style>',
  ])('shows HTML as it was typed: %s', (text) => {
    const html = htmlOf(text);
    expect(html).not.toMatch(/<(script|img|iframe|svg|style|b)\b/);
    const typed = /<[^>]+>/.exec(text)?.[0] ?? '';
    expect(html).toContain(typed.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'));
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox)',
    '![x](javascript:alert(1))',
    '<javascript:alert(1)>',
    '[x](//evil.example)',
    '[x](/v1/users/me)',
  ])('makes no link of what leads nowhere or where it should not: %s', (text) => {
    expect(htmlOf(text)).not.toContain('<a');
  });

  test('links to a picture instead of fetching it', () => {
    const html = htmlOf('![a cat](https://example.com/cat.png)');
    expect(html).not.toContain('<img');
    expect(html).toMatch(/<a href="https:\/\/example\.com\/cat\.png"[^>]*>a cat<\/a>/);
    expect(htmlOf('![](https://example.com/cat.png)')).toContain('>https://example.com/cat.png</a>');
  });

  test('never shows nothing', () => {
    expect(htmlOf('[a]: https://example.com')).toContain('[a]: ');
    expect(htmlOf('<!-- only a comment -->')).toContain('&lt;!-- only a comment --&gt;');
  });
});
