/** RFC 7692 §5 and §7.1: agreeing on permessage-deflate. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExtensionList } from '../handshake/field-list.ts';
import { acceptDeflateOffer, type DeflatePolicy } from './accept-offer.ts';
import { type DeflateOffer, formatDeflateOffer, verifyDeflateAnswer } from './verify-answer.ts';

function accept(offers: string, policy: DeflatePolicy = {}): string | null {
  return acceptDeflateOffer(parseExtensionList([offers]) ?? [], policy)?.answer ?? null;
}

const BOTH: DeflatePolicy = { serverContextTakeover: true, clientContextTakeover: true };
const NEITHER = 'permessage-deflate; server_no_context_takeover; client_no_context_takeover';

describe('what a server accepts', () => {
  test.each([
    ['permessage-deflate', {}, NEITHER],
    ['permessage-deflate', BOTH, 'permessage-deflate'],
    [
      'permessage-deflate; server_no_context_takeover',
      BOTH,
      'permessage-deflate; server_no_context_takeover',
    ],
    [
      'permessage-deflate; client_no_context_takeover',
      BOTH,
      'permessage-deflate; client_no_context_takeover',
    ],
    ['permessage-deflate; server_max_window_bits=15', BOTH, 'permessage-deflate; server_max_window_bits=15'],
    ['permessage-deflate; server_max_window_bits=9', BOTH, 'permessage-deflate; server_max_window_bits=9'],
    [
      'permessage-deflate; server_max_window_bits="10"',
      BOTH,
      'permessage-deflate; server_max_window_bits=10',
    ],
    [
      'permessage-deflate',
      { ...BOTH, serverMaxWindowBits: 11 },
      'permessage-deflate; server_max_window_bits=11',
    ],
    [
      'permessage-deflate; server_max_window_bits=12',
      { ...BOTH, serverMaxWindowBits: 11 },
      'permessage-deflate; server_max_window_bits=11',
    ],
    [
      'permessage-deflate; server_max_window_bits=10',
      { ...BOTH, serverMaxWindowBits: 11 },
      'permessage-deflate; server_max_window_bits=10',
    ],
    ['permessage-deflate; client_max_window_bits', BOTH, 'permessage-deflate'],
    [
      'permessage-deflate; client_max_window_bits',
      { ...BOTH, clientMaxWindowBits: 10 },
      'permessage-deflate; client_max_window_bits=10',
    ],
    ['permessage-deflate; client_max_window_bits=8', BOTH, 'permessage-deflate; client_max_window_bits=8'],
    [
      'permessage-deflate; client_max_window_bits=12',
      { ...BOTH, clientMaxWindowBits: 10 },
      'permessage-deflate; client_max_window_bits=10',
    ],
    [
      'permessage-deflate; client_max_window_bits=9',
      { ...BOTH, clientMaxWindowBits: 10 },
      'permessage-deflate; client_max_window_bits=9',
    ],
  ])('[D2] %s, with the policy %j, is answered with %s', (offer, policy, answer) => {
    expect(accept(offer, policy)).toBe(answer);
  });
  test('[D4] a client that does not say it can be limited is not', () => {
    expect(accept('permessage-deflate', { ...BOTH, clientMaxWindowBits: 10 })).toBe('permessage-deflate');
  });
  test.each([
    'permessage-deflate; unknown',
    'permessage-deflate; server_no_context_takeover=1',
    'permessage-deflate; client_no_context_takeover=true',
    'permessage-deflate; server_max_window_bits',
    'permessage-deflate; server_max_window_bits=7',
    'permessage-deflate; server_max_window_bits=16',
    'permessage-deflate; server_max_window_bits=08',
    'permessage-deflate; server_max_window_bits=1e1',
    'permessage-deflate; server_max_window_bits=9999999999999',
    'permessage-deflate; server_max_window_bits=-9',
    'permessage-deflate; client_max_window_bits=0',
    'permessage-deflate; client_max_window_bits=16',
    'permessage-deflate; client_max_window_bits=x',
    'permessage-deflate; server_no_context_takeover; server_no_context_takeover',
    'permessage-deflate; client_max_window_bits; client_max_window_bits=10',
    'permessage-deflate; __proto__=9',
    'permessage-deflate; constructor',
    'x-webkit-deflate-frame',
    'permessage-bzip2',
  ])('[D1] %s is declined, and the next offer taken', (offer) => {
    expect(accept(offer)).toBe(null);
    expect(accept(`${offer}, permessage-deflate`)).toBe(NEITHER);
  });
  test('[D3] a window of 8 bits for the server, which zlib cannot write, is declined, and the next offer taken', () => {
    expect(accept('permessage-deflate; server_max_window_bits=8')).toBe(null);
    expect(
      accept('permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits=9'),
    ).toBe(`${NEITHER}; server_max_window_bits=9`);
  });
  test('[D1] the first of several good offers is taken', () => {
    expect(accept('permessage-deflate; server_max_window_bits=9, permessage-deflate', BOTH)).toBe(
      'permessage-deflate; server_max_window_bits=9',
    );
  });
});

describe('what a client accepts', () => {
  const verify = (answer: string, offer: DeflateOffer = {}): unknown =>
    verifyDeflateAnswer(parseExtensionList([answer]) ?? [], offer);

  test.each([
    ['permessage-deflate; server_max_window_bits=10; client_max_window_bits=8', {}, [false, false, 10, 8]],
    [
      'permessage-deflate; server_no_context_takeover',
      { serverNoContextTakeover: true },
      [true, false, 15, 15],
    ],
    ['permessage-deflate', { clientNoContextTakeover: true }, [false, true, 15, 15]],
    ['permessage-deflate', { clientMaxWindowBits: 10 }, [false, false, 15, 10]],
    ['permessage-deflate; client_max_window_bits=12', { clientMaxWindowBits: 10 }, [false, false, 15, 10]],
    ['permessage-deflate; server_max_window_bits=9', { serverMaxWindowBits: 10 }, [false, false, 9, 15]],
  ])(
    '[D5] %s, for the offer %j, is understood',
    (answer, offer, [server, client, serverBits, clientBits]) => {
      expect(verify(answer, offer)).toEqual({
        serverNoContextTakeover: server,
        clientNoContextTakeover: client,
        serverMaxWindowBits: serverBits,
        clientMaxWindowBits: clientBits,
      });
    },
  );
  test.each([
    ['permessage-deflate; client_max_window_bits', {}],
    ['permessage-deflate; server_max_window_bits=16', {}],
    ['permessage-deflate; server_max_window_bits=9; server_max_window_bits=9', {}],
    ['permessage-deflate; server_max_window_bits=11', { serverMaxWindowBits: 10 }],
    ['permessage-deflate', { serverMaxWindowBits: 10 }],
    ['permessage-deflate', { serverNoContextTakeover: true }],
    ['permessage-deflate; unknown', {}],
    ['permessage-deflate, permessage-deflate', {}],
    ['permessage-bzip2', {}],
  ])('[D5] %s, for the offer %j, fails the connection', (answer, offer) => {
    expect(verify(answer, offer)).toBe(null);
  });
  test.each([7, 16, 9.5, Number.NaN])('[D5] a window of %d bits cannot be offered', (bits) => {
    expect(() => formatDeflateOffer({ serverMaxWindowBits: bits })).toThrow(RangeError);
    expect(() => formatDeflateOffer({ clientMaxWindowBits: bits })).toThrow(RangeError);
  });

  const bits = (min: number): fc.Arbitrary<number> => fc.integer({ min, max: 15 });
  const anyOffer = fc.record(
    {
      serverNoContextTakeover: fc.boolean(),
      clientNoContextTakeover: fc.boolean(),
      serverMaxWindowBits: bits(8),
      clientMaxWindowBits: bits(8),
    },
    { requiredKeys: [] },
  );
  const anyPolicy = fc.record(
    {
      serverContextTakeover: fc.boolean(),
      clientContextTakeover: fc.boolean(),
      serverMaxWindowBits: bits(9),
      clientMaxWindowBits: bits(8),
    },
    { requiredKeys: [] },
  );
  test('[D2] [D5] whatever is offered and whatever the policy, both sides understand the same', () => {
    fc.assert(
      fc.property(anyOffer, anyPolicy, (offer, policy) => {
        const accepted = acceptDeflateOffer(parseExtensionList([formatDeflateOffer(offer)]) ?? [], policy);
        if (accepted === null) {
          expect(offer.serverMaxWindowBits).toBe(8);
          return;
        }
        const understood = verify(accepted.answer, offer);
        // A client may use less of its window than it said, and forget more; it never does what was not agreed.
        expect(understood).toMatchObject({
          serverNoContextTakeover: accepted.agreement.serverNoContextTakeover,
          clientNoContextTakeover: accepted.agreement.clientNoContextTakeover,
          serverMaxWindowBits: accepted.agreement.serverMaxWindowBits,
          clientMaxWindowBits: accepted.agreement.clientMaxWindowBits,
        });
      }),
    );
  });
});
