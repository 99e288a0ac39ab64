import { type Case, expectEcho, expectFailure, expectHealthy, type Section, withPeer } from '../case.ts';
import type { Peer } from '../peer.ts';
import { encodeFrame, opcodes } from '../wire.ts';
import { invalidUtf8, validUtf8 } from './utf8-sequences.ts';

const cases: Case[] = [];

function add(group: string, title: string, run: Case['run']): void {
  const id = `${group}.${cases.filter((one) => one.id.startsWith(`${group}.`)).length + 1}`;
  cases.push({ id, rule: group === '6.1' ? '§5.6' : '§8.1', title, run });
}

function sendByteByByte(peer: Peer, payload: Buffer): void {
  for (const [at, byte] of payload.entries()) {
    const opcode = at === 0 ? opcodes.text : opcodes.continuation;
    peer.sendFrame({ opcode, payload: Buffer.of(byte), fin: at === payload.length - 1 });
  }
}

for (const { name, sequences } of validUtf8) {
  for (const payload of sequences) {
    add(
      '6.1',
      `text comes back, whole and in frames of one byte: ${name}, ${payload.toString('hex')}`,
      withPeer(async (peer) => {
        peer.sendFrame({ opcode: opcodes.text, payload });
        await expectEcho(peer, opcodes.text, payload);
        sendByteByByte(peer, payload);
        await expectEcho(peer, opcodes.text, payload);
        await expectHealthy(peer);
      }),
    );
  }
}
add(
  '6.1',
  'text in frames of which all are empty, or only the middle one is not, comes back',
  withPeer(async (peer) => {
    for (const middle of ['', 'middle']) {
      peer.sendFrame({ opcode: opcodes.text, fin: false });
      peer.sendFrame({ opcode: opcodes.continuation, fin: false, payload: Buffer.from(middle) });
      peer.sendFrame({ opcode: opcodes.continuation });
      await expectEcho(peer, opcodes.text, Buffer.from(middle));
    }
    await expectHealthy(peer);
  }),
);

for (const { name, sequences } of invalidUtf8) {
  for (const payload of sequences) {
    const what = `${name}, ${payload.toString('hex')}`;
    add(
      '6.2',
      `text that is not UTF-8 is refused: ${what}`,
      withPeer(async (peer) => {
        peer.sendFrame({ opcode: opcodes.text, payload: Buffer.concat([Buffer.from('κόσμε'), payload]) });
        await expectFailure(peer, 1007);
      }),
    );
    add(
      '6.3',
      `text that is not UTF-8 is refused in frames of one byte: ${what}`,
      withPeer(async (peer) => {
        sendByteByByte(peer, payload);
        await expectFailure(peer, 1007);
      }),
    );
  }
}

/** The server must not wait for the end of what can no longer become valid. */
cases.push({
  id: '6.4.1',
  rule: '§8.1',
  title: 'a bad byte in the first fragment fails before the message ends',
  run: withPeer(async (peer) => {
    peer.sendFrame({ opcode: opcodes.text, payload: Buffer.from([0x61, 0xf4, 0x90]), fin: false });
    await expectFailure(peer, 1007);
  }),
});
cases.push({
  id: '6.4.2',
  rule: '§8.1',
  title: 'a bad byte in the middle of a frame fails before the frame ends',
  run: withPeer(async (peer) => {
    const payload = Buffer.concat([Buffer.from([0x61, 0xff]), Buffer.alloc(1_000, 'a')]);
    const bytes = encodeFrame({ opcode: opcodes.text, payload });
    peer.send(bytes.subarray(0, 20));
    await expectFailure(peer, 1007);
  }),
});
cases.push({
  id: '6.4.3',
  rule: '§5.6',
  title: 'binary may hold anything',
  run: withPeer(async (peer) => {
    const payload = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    peer.sendFrame({ opcode: opcodes.binary, payload });
    await expectEcho(peer, opcodes.binary, payload);
    await expectHealthy(peer);
  }),
});

export const utf8: Section = { name: 'UTF-8', autobahn: '6', cases };
