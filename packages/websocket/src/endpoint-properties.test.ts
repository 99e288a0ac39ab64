/** What holds for any messages, any bytes and any cut of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeflateAgreement } from './deflate/agreement.ts';
import { Endpoint, type EndpointEvent, type Role } from './endpoint.ts';
import { PreparedMessage } from './prepared-message.ts';
import { inWords, said } from './testing/wire.ts';

const windowBits = fc.integer({ min: 8, max: 15 });
const agreement: fc.Arbitrary<DeflateAgreement | null> = fc.option(
  fc.record({
    serverNoContextTakeover: fc.boolean(),
    clientNoContextTakeover: fc.boolean(),
    serverMaxWindowBits: windowBits,
    clientMaxWindowBits: windowBits,
  }),
);

/** Small and large, repetitive and not, ASCII and not. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.nat(3_000))
    .map(([unit, times]) => unit.repeat(times / 8)),
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .tuple(fc.uint8Array({ maxLength: 50 }), fc.nat(1_400))
    .map(([unit, times]) => Buffer.concat(Array.from({ length: times }, () => unit)).subarray(0, 66_000)),
);
const small = fc.uint8Array({ maxLength: 125 });

type Deed =
  | { readonly do: 'text'; readonly text: string }
  | { readonly do: 'binary' | 'ping' | 'pong'; readonly bytes: Uint8Array }
  | { readonly do: 'prepared'; readonly data: string | Uint8Array };

const deeds = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('text' as const), text }),
    fc.record({ do: fc.constant('binary' as const), bytes }),
    fc.record({ do: fc.constantFrom('ping' as const, 'pong' as const), bytes: small }),
    fc.record({ do: fc.constant('prepared' as const), data: fc.oneof(text, bytes) }),
  ),
  { maxLength: 8 },
);

/** Does it, and tells in words what the other side should hear. */
function perform(endpoint: Endpoint, deed: Deed): string {
  switch (deed.do) {
    case 'text':
      endpoint.sendText(deed.text);
      return inWords({ type: 'message', data: deed.text });
    case 'binary':
      endpoint.sendBinary(deed.bytes);
      return inWords({ type: 'message', data: deed.bytes });
    case 'ping':
    case 'pong':
      endpoint[deed.do](deed.bytes);
      return inWords({ type: deed.do, data: deed.bytes });
    case 'prepared':
      if (endpoint.role === 'server')
        endpoint.sendPrepared(new PreparedMessage(deed.data, { thresholdBytes: 0 }));
      else if (typeof deed.data === 'string') endpoint.sendText(deed.data);
      else endpoint.sendBinary(deed.data);
      return inWords({ type: 'message', data: deed.data });
  }
}

const LIMITS = { maxMessageBytes: 200_000, maxFrameBytes: 200_000, maxFragments: 8 };

/** Where to cut, as lengths of pieces, used over and over. */
const cuts = fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3_000 })), {
  minLength: 1,
  maxLength: 6,
});

function hearInPieces(endpoint: Endpoint, stream: Uint8Array, lengths: readonly number[]): EndpointEvent[] {
  const heard: EndpointEvent[] = [];
  let at = 0;
  for (let i = 0; at < stream.length; i += 1) {
    const end = at + (lengths[i % lengths.length] ?? 1);
    // A copy that is overwritten once read: whatever was heard must not depend on it.
    const piece = Buffer.from(stream.subarray(at, end));
    heard.push(...endpoint.receive(piece));
    piece.fill(0xee);
    at = end;
  }
  return heard;
}

describe.each(['client', 'server'] as const)('what a %s says', (role: Role) => {
  const other = role === 'client' ? 'server' : 'client';

  test('[F14] [D12] [D13] is heard by the other side, however cut, with and without compression', () => {
    fc.assert(
      fc.property(
        agreement,
        fc.constantFrom(0, 1_024),
        deeds,
        cuts,
        (deflate, thresholdBytes, all, lengths) => {
          const speaker = new Endpoint({
            role,
            deflate,
            limits: LIMITS,
            tuning: { thresholdBytes, level: 1 },
          });
          const listener = new Endpoint({ role: other, deflate, limits: LIMITS });
          const expected = all.map((deed) => perform(speaker, deed));
          speaker.close(4_321, 'done');
          const stream = Buffer.concat(speaker.dataToSend().chunks);
          expect(hearInPieces(listener, stream, lengths).map(inWords)).toEqual([
            ...expected,
            'close 4321 done',
          ]);
          expect(listener.state).toBe('closed');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe.each(['client', 'server'] as const)('whatever bytes a %s receives', (role: Role) => {
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(agreement, deeds, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }))
      .map(([deflate, all, changes]) => {
        const speaker = new Endpoint({
          role: role === 'client' ? 'server' : 'client',
          deflate,
          tuning: { thresholdBytes: 0, level: 1 },
          randomBytes: (size) => Buffer.alloc(size, 0x5a),
        });
        for (const deed of all) perform(speaker, deed);
        speaker.close();
        const stream = Buffer.concat(speaker.dataToSend().chunks);
        for (const [at, byte] of changes) stream[at % stream.length] = byte;
        return stream;
      }),
  );

  test('[F14] every cut of them gives the same events and the same answer', () => {
    fc.assert(
      fc.property(garbage, agreement, cuts, (stream, deflate, lengths) => {
        const outcome = (pieces: readonly number[]): unknown => {
          const endpoint = new Endpoint({
            role,
            deflate,
            limits: LIMITS,
            randomBytes: (size) => Buffer.alloc(size, 0x5a),
          });
          const heard = hearInPieces(endpoint, stream, pieces).map(inWords);
          return [heard, endpoint.state, said(endpoint)];
        };
        expect(outcome(lengths)).toEqual(outcome([stream.length + 1]));
      }),
      { numRuns: 400 },
    );
  });

  test('[C8] the last event and only the last is a close, and the memory kept is bounded', () => {
    fc.assert(
      fc.property(garbage, agreement, cuts, (stream, deflate, lengths) => {
        const endpoint = new Endpoint({ role, deflate, limits: LIMITS });
        const types = hearInPieces(endpoint, stream, lengths).map((event) => event.type);
        expect(types.slice(0, -1)).not.toContain('close');
        expect(endpoint.state === 'closed').toBe(types.at(-1) === 'close');
        expect(endpoint.retainedBytes).toBeLessThanOrEqual(2 * stream.length + 512 + 2 * 32_768);
      }),
      { numRuns: 200 },
    );
  });
});
