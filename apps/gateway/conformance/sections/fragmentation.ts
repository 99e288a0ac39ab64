import {
  type Case,
  expectEcho,
  expectFailure,
  expectHealthy,
  expectPong,
  type Section,
  withPeer,
} from '../case.ts';
import type { Peer } from '../peer.ts';
import { encodeFrame, type FrameDraft, opcodes } from '../wire.ts';

const { continuation, text, binary, ping, pong, close } = opcodes;
const part = (opcode: number, payload: string, fin: boolean): FrameDraft => ({
  opcode,
  payload: Buffer.from(payload),
  fin,
});

const cases: Case[] = [];

type Check = (peer: Peer) => Promise<void>;

/** Each row three ways: frame by frame, in one packet, byte by byte. */
function add(rule: string, title: string, frames: FrameDraft[], check: Check, goesOn = false): void {
  for (const [way, deliver] of ways) {
    cases.push({
      id: `5.${cases.length + 1}`,
      rule,
      title: `${title} (${way})`,
      goesOn,
      run: withPeer(async (peer) => {
        deliver(peer, frames.map(encodeFrame));
        await check(peer);
      }),
    });
  }
}

/** A row that ends in 1002, after what `before` awaits, while the rest of it may still be on its way. */
function refused(rule: string, title: string, frames: FrameDraft[], before?: Check): void {
  const check: Check = async (peer) => {
    await before?.(peer);
    await expectFailure(peer, 1002);
  };
  add(rule, title, frames, check, true);
}

const ways: [string, (peer: Peer, frames: Buffer[]) => void][] = [
  [
    'frame by frame',
    (peer, frames) => {
      for (const frame of frames) peer.send(frame);
    },
  ],
  ['in one packet', (peer, frames) => peer.send(Buffer.concat(frames))],
  ['byte by byte', (peer, frames) => peer.sendChopped(Buffer.concat(frames), 1)],
];

const echoes =
  (opcode: number, ...texts: string[]) =>
  async (peer: Peer): Promise<void> => {
    for (const expected of texts) await expectEcho(peer, opcode, Buffer.from(expected));
    await expectHealthy(peer);
  };

refused('§5.5', 'a fragmented ping is an error', [part(ping, 'a', false), part(continuation, 'b', true)]);
refused('§5.5', 'a fragmented pong is an error', [part(pong, 'a', false), part(continuation, 'b', true)]);
refused('§5.5', 'a fragmented close is an error', [part(close, '', false)]);
add(
  '§5.4',
  'text in two fragments comes back',
  [part(text, 'frag1', false), part(continuation, 'frag2', true)],
  echoes(text, 'frag1frag2'),
);
add(
  '§5.4',
  'binary in three fragments comes back',
  [part(binary, 'a', false), part(continuation, 'b', false), part(continuation, 'c', true)],
  echoes(binary, 'abc'),
);
add(
  '§5.4',
  'empty fragments make a message too',
  [part(text, '', false), part(continuation, '', false), part(continuation, '', true)],
  echoes(text, ''),
);
add(
  '§5.4',
  'a ping between fragments is answered before the message',
  [part(text, 'frag1', false), part(ping, 'ping', true), part(continuation, 'frag2', true)],
  async (peer) => {
    await expectPong(peer, Buffer.from('ping'));
    await echoes(text, 'frag1frag2')(peer);
  },
);
add(
  '§5.4',
  'two pings between five fragments are answered in order',
  [
    part(text, '1', false),
    part(continuation, '2', false),
    part(ping, 'first', true),
    part(continuation, '3', false),
    part(continuation, '4', false),
    part(ping, 'second', true),
    part(continuation, '5', true),
  ],
  async (peer) => {
    await expectPong(peer, Buffer.from('first'));
    await expectPong(peer, Buffer.from('second'));
    await echoes(text, '12345')(peer);
  },
);
refused('§5.4', 'a continuation of nothing, final, is an error', [
  part(continuation, 'stray', true),
  part(text, 'x', true),
]);
refused('§5.4', 'a continuation of nothing, not final, is an error', [
  part(continuation, 'stray', false),
  part(text, 'x', true),
]);
refused(
  '§5.4',
  'a continuation after a whole message is an error',
  [part(text, 'whole', true), part(continuation, 'stray', true)],
  (peer) => expectEcho(peer, text, Buffer.from('whole')),
);
refused(
  '§5.4',
  'a continuation after a message in fragments, not final, is an error',
  [
    part(text, 'frag1', false),
    part(continuation, 'frag2', true),
    part(continuation, 'stray', false),
    part(text, 'whole', true),
  ],
  (peer) => expectEcho(peer, text, Buffer.from('frag1frag2')),
);
refused('§5.4', 'a new message inside another is an error', [
  part(text, 'frag1', false),
  part(text, 'other', true),
]);
refused('§5.4', 'a new kind of message inside another is an error', [
  part(text, 'frag1', false),
  part(binary, 'other', false),
]);
add(
  '§5.5.1',
  'a close between fragments ends the connection',
  [part(text, 'frag1', false), { opcode: close, payload: Buffer.from([3, 232]) }],
  (peer) => expectFailure(peer, 1000),
);

cases.push({
  id: `5.${cases.length + 1}`,
  rule: '§5.4',
  title: 'a ping between fragments is answered before the rest of the message is sent',
  run: withPeer(async (peer) => {
    peer.sendFrame(part(text, '1', false));
    peer.sendFrame(part(ping, 'first', true));
    await expectPong(peer, Buffer.from('first'));
    peer.sendFrame(part(continuation, '2', false));
    peer.sendFrame(part(ping, 'second', true));
    await expectPong(peer, Buffer.from('second'));
    peer.sendFrame(part(continuation, '3', true));
    await echoes(text, '123')(peer);
  }),
});

export const fragmentation: Section = { name: 'Fragmentation', autobahn: '5', cases };
