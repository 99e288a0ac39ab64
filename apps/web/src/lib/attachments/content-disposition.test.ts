import { expect, test } from 'vitest';
import { asDownload } from './content-disposition.ts';

test.each([
  ['photo.jpg', `attachment; filename="photo.jpg"; filename*=UTF-8''photo.jpg`],
  ['a "b".txt', `attachment; filename="a _b_.txt"; filename*=UTF-8''a%20%22b%22.txt`],
  ['写真.jpg', `attachment; filename="__.jpg"; filename*=UTF-8''%E5%86%99%E7%9C%9F.jpg`],
  ["it's (1)*.md", `attachment; filename="it's (1)*.md"; filename*=UTF-8''it%27s%20%281%29%2A.md`],
  [
    'x\r\nset-cookie: a=b',
    `attachment; filename="x__set-cookie: a=b"; filename*=UTF-8''x%0D%0Aset-cookie%3A%20a%3Db`,
  ],
])('[D11] %j is offered as a download under its name', (name, field) => {
  expect(asDownload(name)).toBe(field);
  expect(() => new Headers({ 'content-disposition': field })).not.toThrow();
});
