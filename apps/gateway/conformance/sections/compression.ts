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

const payloads: [string, (size: number) => Buffer][] = [
  ['JSON', (size) => repeated('{"channel":"feed:stock.GOOG","last":184.2,"bid":184.19},', size)],
  ['umlauts', (size) => repeated('äöü', size)],
  ['zeros', (size) => Buffer.alloc(size)],
  ['noise', (size) => randomBytes(size)],
];
const repeated = (text: string, size: number): Buffer =>
  Buffer.from(text.repeat(Math.ceil(size / text.length))).subarray(0, size);
const sizes = [0, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 131_072];
const cases12: Case[] = [];

for (const [group, [name, make]] of payloads.entries()) {
  const opcode = name === 'JSON' ? opcodes.text : opcodes.binary;
  for (const [index, size] of sizes.entries()) {
    const count = size <= 1_024 ? 200 : 20;
    cases12.push({
      id: `12.${group + 1}.${index + 1}`,
      rule: 'RFC 7692 §7.2',
      title: `${count} compressed messages of ${size} bytes of ${name} come back`,
      run: withPeer(
        async (peer) => {
          agreed(peer);
          const data = make(size);
          for (let at = 0; at < count; at++) {
            peer.sendCompressed(opcode, data);
            await expectEcho(peer, opcode, data);
          }
          await expectCloseHandshake(peer, 1000);
        },
        { extensions: 'permessage-deflate; client_no_context_takeover; server_no_context_takeover' },
      ),
    });
  }
}

cases12.push({
  id: '12.5.1',
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
  id: '12.5.2',
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
  id: '12.5.3',
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
    id: `12.6.${index + 1}`,
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
  id: '12.6.5',
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
  id: '12.6.6',
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
  'permessage-deflate; client_no_context_takeover; server_no_context_takeover',
  'permessage-deflate; server_max_window_bits=9',
  'permessage-deflate; server_max_window_bits=15',
  'permessage-deflate; server_max_window_bits=9; server_no_context_takeover',
  'permessage-deflate; client_max_window_bits',
  'permessage-deflate; client_max_window_bits=9',
  'permessage-deflate; server_no_context_takeover; client_max_window_bits, permessage-deflate',
  'permessage-deflate;client_max_window_bits=10',
  'x-unknown; a=b, permessage-deflate; server_max_window_bits="10"',
];
const cases13: Case[] = offers.flatMap((offer, group) =>
  [64, 1_024, 16_384, 65_536].map((size, index) => ({
    id: `13.${group + 1}.${index + 1}`,
    rule: 'RFC 7692 §7.1',
    title: `offered "${offer}", 50 messages of ${size} bytes come back by what was agreed`,
    run: withPeer(
      async (peer) => {
        // A server may decline any offer; what it agrees to it must keep, and the decompressor here holds it to that.
        if (offer.includes('server_no_context_takeover') && peer.agreement && !offer.includes(', ')) {
          if (!peer.agreement.serverNoContextTakeover)
            throw new Error('it dropped server_no_context_takeover');
        }
        const seed = randomBytes(size / 2)
          .toString('base64')
          .slice(0, size);
        for (let at = 0; at < 50; at++) {
          const data = Buffer.from(seed.slice(at) + seed.slice(0, at));
          if (peer.agreement === undefined) peer.sendFrame({ opcode: opcodes.text, payload: data });
          else peer.sendCompressed(opcodes.text, data);
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
    id: `13.11.${index + 1}`,
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
