import { expect, test } from 'vitest';
import { accepts, takesNoPages } from './accepts.ts';

test.each([
  null,
  '',
  '*/*',
  'application/*',
  'application/json',
  'APPLICATION/JSON;q=0.1',
  'text/html, application/json;q=0.9',
  'text/html,*/*;q=0.1',
  'application/*;q=0, application/json',
])('[A5] Accept: %s takes JSON', (accept) => {
  expect(accepts(accept, 'application/json')).toBe(true);
});

test.each([
  'text/html',
  'application/xml, text/*',
  'application/json;q=0',
  '*/*, application/json; q=0',
  'application/json;q=nonsense',
  '*/*;q=0',
])('[A5] Accept: %s does not take JSON', (accept) => {
  expect(accepts(accept, 'application/json')).toBe(false);
});

test.each([
  ['application/problem+json', true],
  ['application/json', false],
  ['*/*, application/problem+json;q=0', false],
])('[A5] Accept: %s takes problems: %s', (accept, takes) => {
  expect(accepts(accept, 'application/problem+json')).toBe(takes);
});

test.each([
  ['application/json', true],
  ['application/problem+json, application/*;q=0.5', true],
  ['application/json, text/html;q=0', true],
  ['application/json, text/html', false],
  ['application/json, */*;q=0.1', false],
  ['*/*', false],
  ['image/png', false],
  [null, false],
])('[A20] Accept: %s is a caller of the API and no browser: %s', (accept, isCaller) => {
  expect(takesNoPages(accept)).toBe(isCaller);
});
