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

/** Each row three ways: frame by frame, in one packet, byte by byte. */
function add(rule: string, title: string, frames: FrameDraft[], check: (peer: Peer) => Promise<void>): void {
  for (const [way, deliver] of ways) {
    cases.push({
      id: `5.${cases.length + 1}`,
      rule,
      title: `${title} (${way})`,
      run: withPeer(async (peer) => {
        deliver(peer, frames.map(encodeFrame));
        await check(peer);
      }),
    });
  }
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

const fails =
  (...codes: number[]) =>
  (peer: Peer): Promise<void> =>
    expectFailure(peer, ...codes);

const echoes =
  (opcode: number, ...texts: string[]) =>
  async (peer: Peer): Promise<void> => {
    for (const expected of texts) await expectEcho(peer, opcode, Buffer.from(expected));
    await expectHealthy(peer);
  };

add(
  '§5.5',
  'a fragmented ping is an error',
  [part(ping, 'a', false), part(continuation, 'b', true)],
  fails(1002),
);
add(
  '§5.5',
  'a fragmented pong is an error',
  [part(pong, 'a', false), part(continuation, 'b', true)],
  fails(1002),
);
add('§5.5', 'a fragmented close is an error', [part(close, '', false)], fails(1002));
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
add(
  '§5.4',
  'a continuation of nothing, final, is an error',
  [part(continuation, 'stray', true), part(text, 'x', true)],
  fails(1002),
);
add(
  '§5.4',
  'a continuation of nothing, not final, is an error',
  [part(continuation, 'stray', false), part(text, 'x', true)],
  fails(1002),
);
add(
  '§5.4',
  'a continuation after a whole message is an error',
  [part(text, 'whole', true), part(continuation, 'stray', true)],
  async (peer) => {
    await expectEcho(peer, text, Buffer.from('whole'));
    await expectFailure(peer, 1002);
  },
);
add(
  '§5.4',
  'a new message inside another is an error',
  [part(text, 'frag1', false), part(text, 'other', true)],
  fails(1002),
);
add(
  '§5.4',
  'a new kind of message inside another is an error',
  [part(text, 'frag1', false), part(binary, 'other', false)],
  fails(1002),
);
add(
  '§5.5.1',
  'a close between fragments ends the connection',
  [part(text, 'frag1', false), { opcode: close, payload: Buffer.from([3, 232]) }],
  fails(1000),
);

export const fragmentation: Section = { name: 'Fragmentation', autobahn: '5', cases };
