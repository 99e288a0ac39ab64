import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeServerMessage, parseClientMessage, parseServerMessage } from './codec.ts';

const roomId = '0198f3a0-0000-7000-8000-000000000001';

describe('[P1] the server refuses what it does not know', () => {
  test('a hello without subscriptions is whole', () => {
    expect(parseClientMessage('{"type":"hello","id":1,"ticket":"t"}')).toEqual({
      ok: true,
      value: { type: 'hello', id: 1, ticket: 't', subscribe: [] },
    });
  });

  test.each([
    ['text that is not JSON', '{', {}],
    ['an unknown type', '{"type":"shout","id":3}', { re: 3 }],
    ['an unknown field', '{"type":"ping","id":4,"now":1}', { re: 4 }],
    ['a missing field', '{"type":"subscribe","id":5}', { re: 5 }],
    ['an operator where a scalar belongs', '{"type":"unsubscribe","id":6,"channel":{"$ne":""}}', { re: 6 }],
    ['a type from the prototype', '{"type":"constructor","id":7}', { re: 7 }],
    ['an array', '[]', {}],
    ['null', 'null', {}],
    ['a request id that is not a number', '{"type":"ping","id":"9"}', {}],
  ])('%s', (_name, text, re) => {
    expect(parseClientMessage(text)).toMatchObject({ ok: false, ...re });
  });

  test('the answer says where the trouble is', () => {
    const body = { kind: 'message', messageId: roomId, body: '   ' };
    const parsed = parseClientMessage(
      JSON.stringify({ type: 'publish', id: 8, channel: `room:${roomId}`, data: body }),
    );
    expect(parsed).toEqual({ ok: false, re: 8, type: 'publish', message: 'data.body: must not be empty' });
  });

  test('the answer names unknown fields, and repeats nothing that may be a secret in a wrong place', () => {
    const secret = `tw_${'k'.repeat(64)}`;
    const said = (message: object) => {
      const parsed = parseClientMessage(JSON.stringify(message));
      return parsed.ok ? undefined : parsed.message;
    };
    expect(said({ type: 'ping', id: 1, colour: secret })).toBe('there is no field colour');
    expect(said({ type: 'hello', id: 1, ticket: 't', [secret]: 1 })).toBe('there is no such field');
    expect(said({ type: 'hello', id: 1, ticket: { [secret]: secret } })).toMatch(/^ticket: (?!.*tw_)/);
    expect(said({ type: 'hello', id: 1, ticket: 't', client: secret })).toMatch(/^client: (?!.*tw_)/);
  });

  test('a lone surrogate has no UTF-8 and is refused', () => {
    const text = `{"type":"publish","id":8,"channel":"room:${roomId}","data":{"kind":"message","messageId":"${roomId}","body":"\\ud800"}}`;
    expect(parseClientMessage(text)).toMatchObject({ ok: false });
  });

  test('whatever the text, there is an answer and never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const parsed = parseClientMessage(text);
        return parsed.ok || parsed.message.length > 0;
      }),
    );
  });

  test('ten thousand nested arrays are refused without an exception', () => {
    expect(parseClientMessage('['.repeat(10_000) + ']'.repeat(10_000)).ok).toBe(false);
  });
});

describe('[P2] a client ignores what it does not know', () => {
  test('an unknown field is dropped, the rest is read', () => {
    expect(parseServerMessage('{"type":"pong","re":1,"colour":"red"}')).toEqual({
      ok: true,
      value: { type: 'pong', re: 1 },
    });
  });

  test('an unknown type is not a message', () => {
    expect(parseServerMessage('{"type":"fanfare"}').ok).toBe(false);
  });

  test('what the server encodes a client reads back', () => {
    const event = {
      type: 'event',
      channel: 'feed:stock.GOOG',
      seq: 131,
      ts: 1_790_000_000_123,
      data: { last: 184.2 },
      skipped: 31,
    } as const;
    expect(parseServerMessage(encodeServerMessage(event))).toEqual({ ok: true, value: event });
  });
});
