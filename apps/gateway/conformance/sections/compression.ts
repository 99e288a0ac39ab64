import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync } from 'node:zlib';
import {
  type Case,
  expectCloseHandshake,
  expectEcho,
  expectFailure,
  expectPong,
  type Section,
  withPeer,
} from '../case.ts';
import { Peer, type Target, upgradeRequest } from '../peer.ts';
import { opcodes } from '../wire.ts';

/** What is sent: `from` says which stretch of it, so that no two messages are alike. */
const materials: [string, number, (size: number, from: number) => Buffer][] = [
  ['JSON', opcodes.text, stretchesOf('{"channel":"feed:stock.GOOG","last":184.2,"bid":184.19},')],
  ['HTML', opcodes.text, stretchesOf('<tr><td class="name">Ada</td><td class="score">184</td></tr>\n')],
  [
    'umlauts',
    opcodes.binary,
    stretchesOf('Habe nun, ach! Philosophie, Juristerei und — leider — auch ä, ö, ü. '),
  ],
  ['zeros', opcodes.binary, (size) => Buffer.alloc(size)],
  ['noise', opcodes.binary, (size) => randomBytes(size)],
];

/** Message size and size of the fragments it is sent in: 0 for one frame. */
const shapes: [number, number][] = [
  ...[0, 16, 64, 256, 1_024, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072].map((size): [number, number] => [
    size,
    0,
  ]),
  ...[8_192, 16_384, 32_768, 65_536, 131_072].map((size): [number, number] => [size, 256]),
  ...[1_024, 4_096, 32_768].map((fragment): [number, number] => [131_072, fragment]),
];

const cases12: Case[] = [];

function stretchesOf(text: string): (size: number, from: number) => Buffer {
  const bytes = Buffer.from(text);
  return (size, from) =>
    Buffer.concat([bytes.subarray(from % bytes.length), Buffer.alloc(size, bytes)]).subarray(0, size);
}

/** A thousand, or as many of a size as do not take long. */
function countOf(size: number, { isThorough }: Target): number {
  return isThorough ? 1_000 : Math.min(100, Math.max(4, Math.floor((256 * 1_024) / Math.max(size, 1))));
}

const inFragments = (fragment: number): string =>
  fragment === 0 ? '' : ` in fragments of ${fragment} bytes`;

for (const [group, [name, opcode, make]] of materials.entries()) {
  for (const [index, [size, fragment]] of shapes.entries()) {
    cases12.push({
      id: `12.${group + 1}.${index + 1}`,
      rule: 'RFC 7692 §7.2',
      title: `compressed messages of ${size} bytes of ${name}${inFragments(fragment)} come back`,
      run: withPeer(
        async (peer, target) => {
          agreed(peer);
          for (let at = 0; at < countOf(size, target); at++) {
            const data = make(size, at);
            peer.sendCompressed(opcode, data, fragment || undefined);
            await expectEcho(peer, opcode, data);
          }
          await expectCloseHandshake(peer, 1000);
        },
        { extensions: 'permessage-deflate' },
      ),
    });
  }
}

cases12.push({
  id: '12.6.1',
  rule: 'RFC 7692 §6.1',
  title: 'a compressed message in fragments of 256 bytes comes back',
  run: withPeer(
    async (peer) => {
      agreed(peer);
      const data = randomBytes(65_536);
      peer.sendCompressed(opcodes.binary, data, 256);
      await expectEcho(peer, opcodes.binary, data);
      await expectCloseHandshake(peer, 1000);
    },
    { extensions: 'permessage-deflate' },
  ),
});
cases12.push({
  id: '12.6.2',
  rule: 'RFC 7692 §6',
  title: 'a message without RSV1 is not inflated',
  run: withPeer(
    async (peer) => {
      agreed(peer);
      peer.sendText('plain');
      await expectEcho(peer, opcodes.text, Buffer.from('plain'));
      peer.sendCompressed(opcodes.text, Buffer.from('squeezed'));
      await expectEcho(peer, opcodes.text, Buffer.from('squeezed'));
      await expectCloseHandshake(peer, 1000);
    },
    { extensions: 'permessage-deflate' },
  ),
});
cases12.push({
  id: '12.6.3',
  rule: 'RFC 7692 §6',
  title: 'control frames are never compressed and pass between compressed ones',
  run: withPeer(
    async (peer) => {
      agreed(peer);
      peer.sendCompressed(opcodes.text, Buffer.from('one'));
      peer.sendFrame({ opcode: opcodes.ping, payload: Buffer.from('p') });
      await expectEcho(peer, opcodes.text, Buffer.from('one'));
      await expectPong(peer, Buffer.from('p'));
      await expectCloseHandshake(peer, 1000);
    },
    { extensions: 'permessage-deflate' },
  ),
});
for (const [index, [title, opcode, fin, rsv, payload, code]] of (
  [
    ['RSV1 on a ping is an error', opcodes.ping, true, 4, Buffer.from('p'), 1002],
    ['RSV2 stays an error', opcodes.text, true, 2, Buffer.from('p'), 1002],
    ['data that is not deflate is refused', opcodes.binary, true, 4, Buffer.from([0xff, 0xff, 0xff]), 1007],
    [
      'text that inflates to something that is not UTF-8 is refused',
      opcodes.text,
      true,
      4,
      squeeze(Buffer.from([0x61, 0xff])),
      1007,
    ],
  ] as const
).entries()) {
  cases12.push({
    id: `12.7.${index + 1}`,
    rule: 'RFC 7692 §6',
    title,
    run: withPeer(
      async (peer) => {
        agreed(peer);
        peer.sendFrame({ opcode, fin, rsv, payload });
        await expectFailure(peer, code);
      },
      { extensions: 'permessage-deflate' },
    ),
  });
}
cases12.push({
  id: '12.7.5',
  rule: 'RFC 7692 §6.1',
  title: 'RSV1 on a continuation is an error',
  run: withPeer(
    async (peer) => {
      agreed(peer);
      const payload = squeeze(Buffer.from('Hello, world!'));
      peer.sendFrame({ opcode: opcodes.text, fin: false, rsv: 4, payload: payload.subarray(0, 4) });
      peer.sendFrame({ opcode: opcodes.continuation, rsv: 4, payload: payload.subarray(4) });
      await expectFailure(peer, 1002);
    },
    { extensions: 'permessage-deflate' },
  ),
});
cases12.push({
  id: '12.7.6',
  rule: 'RFC 7692 §8',
  title: 'a bomb (128 MiB out of 128 KiB) is refused with 1009',
  run: withPeer(
    async (peer) => {
      agreed(peer);
      peer.sendFrame({ opcode: opcodes.binary, rsv: 4, payload: squeeze(Buffer.alloc(128 * 1_024 * 1_024)) });
      await expectFailure(peer, 1009);
    },
    { extensions: 'permessage-deflate' },
  ),
});

const offers = [
  'permessage-deflate',
  'permessage-deflate; server_no_context_takeover',
  'permessage-deflate; server_max_window_bits=9',
  'permessage-deflate; server_max_window_bits=15',
  'permessage-deflate; server_no_context_takeover; server_max_window_bits=9',
  'permessage-deflate; server_no_context_takeover; server_max_window_bits=15',
  'permessage-deflate; server_no_context_takeover; server_max_window_bits=9, permessage-deflate; server_no_context_takeover, permessage-deflate',
  'permessage-deflate; client_max_window_bits',
  'permessage-deflate; client_max_window_bits=9',
  'permessage-deflate;client_max_window_bits=10; client_no_context_takeover; server_no_context_takeover',
  'x-unknown; a=b, permessage-deflate; server_max_window_bits="10"',
];
const seed = randomBytes(98_304).toString('base64');
const cases13: Case[] = offers.flatMap((offer, group) =>
  shapes.map(([size, fragment], index) => ({
    id: `13.${group + 1}.${index + 1}`,
    rule: 'RFC 7692 §7.1',
    title: `offered "${offer}", messages of ${size} bytes${inFragments(fragment)} come back by what was agreed`,
    run: withPeer(
      async (peer, target) => {
        const { agreement } = peer;
        // A server may decline any offer; what it agrees to it must keep, and the decompressor here holds it to that.
        const isOnlyOffer = !offer.includes(', ');
        if (agreement && isOnlyOffer && offer.includes('server_no_context_takeover')) {
          if (!agreement.serverNoContextTakeover) throw new Error('it dropped server_no_context_takeover');
        }
        for (let at = 0; at < countOf(size, target); at++) {
          const from = (at * 97) % seed.length;
          const data = Buffer.from((seed.slice(from) + seed).slice(0, size));
          if (agreement === undefined) peer.sendFrame({ opcode: opcodes.text, payload: data });
          else peer.sendCompressed(opcodes.text, data, fragment || undefined);
          await expectEcho(peer, opcodes.text, data);
        }
        await expectCloseHandshake(peer, 1000);
      },
      { extensions: offer },
    ),
  })),
);

/** RFC 7692 §7.1: an offer with an invalid parameter must be declined; the connection goes on without it. */
for (const [index, offer] of [
  'permessage-deflate; server_max_window_bits=16',
  'permessage-deflate; server_max_window_bits=7',
  'permessage-deflate; server_max_window_bits=010',
  'permessage-deflate; server_max_window_bits',
  'permessage-deflate; client_max_window_bits=99999999999',
  'permessage-deflate; server_no_context_takeover=1',
  'permessage-deflate; unknown_parameter',
  'permessage-deflate; client_no_context_takeover; client_no_context_takeover',
].entries()) {
  cases13.push({
    id: `13.12.${index + 1}`,
    rule: 'RFC 7692 §7.1',
    title: `an invalid offer is not agreed to: ${offer}`,
    run: (target) => expectDeclined(target, offer),
  });
}

async function expectDeclined(target: Target, offer: string): Promise<void> {
  const peer = await Peer.connect(target);
  try {
    peer.send(upgradeRequest(target, { extensions: offer }));
    const response = await peer.response();
    if (response.status === 400) return;
    if (response.status !== 101) throw new Error(`expected 101 or 400, got ${response.status}`);
    const answer = response.headers.get('sec-websocket-extensions');
    if (answer !== undefined) throw new Error(`it agreed to ${answer}`);
  } finally {
    peer.destroy();
  }
}

function agreed(peer: Peer): void {
  if (peer.agreement === undefined) throw new Error('permessage-deflate was declined');
}

function squeeze(data: Uint8Array): Buffer {
  const whole = deflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH });
  return whole.subarray(0, whole.length - 4);
}

export const compression: Section = { name: 'Compressed messages', autobahn: '12', cases: cases12 };
export const negotiation: Section = { name: 'Compression parameters', autobahn: '13', cases: cases13 };
