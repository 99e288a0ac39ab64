import { closeCodes } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { createWorld } from './session.fixture.ts';

const closedWith = async (message: unknown) => {
  const page = createWorld().connect();
  await page.sayText(typeof message === 'string' ? message : JSON.stringify(message));
  return page.closedWith;
};
const hello = { type: 'hello', id: 1, ticket: 't' };
const secret = `tw_${'s'.repeat(64)}`;

test.each([
  ['without a ticket', { ...hello, ticket: undefined }, /^hello: ticket: .*expected string/],
  ['with a ticket that is none', { ...hello, ticket: [secret] }, /^hello: ticket: /],
  ['without an id', { ...hello, id: undefined }, /^hello: id: /],
  ['with a field that is not known', { ...hello, token: secret }, /^hello: there is no field token$/],
  ['with a secret where a name belongs', { ...hello, [secret]: 1 }, /^hello: there is no such field$/],
  [
    'for a channel that is none',
    { ...hello, subscribe: [{ channel: secret }] },
    /^hello: subscribe\.0\.channel: names no channel$/,
  ],
  ['with too long a ticket', { ...hello, ticket: secret.repeat(100) }, /^hello: ticket: Too big/],
])('[G6] a hello %s is closed with 4000 and what is wrong with it', async (_what, message, reason) => {
  const closed = await closedWith(message);
  expect(closed).toEqual({ code: closeCodes.badMessage, reason: expect.stringMatching(reason) });
  expect(closed?.reason).not.toContain('tw_');
  expect(Buffer.byteLength(closed?.reason ?? '')).toBeLessThanOrEqual(123);
});

test.each(['not json', '[]', '{"type":"constructor"}', '{"id":1}'])(
  '[G6] %s is told that a hello comes first',
  async (text) => {
    expect(await closedWith(text)).toEqual({
      code: closeCodes.badMessage,
      reason: 'the first message must be a hello',
    });
  },
);
