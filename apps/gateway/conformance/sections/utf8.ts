import { type Case, expectEcho, expectFailure, expectHealthy, type Section, withPeer } from '../case.ts';
import { encodeFrame, opcodes } from '../wire.ts';

const valid: [string, Buffer][] = [
  ['Greek', Buffer.from('κόσμε')],
  ['every length', Buffer.from('$¢€𐍈')],
  ['the first of each length', Buffer.from([0x00, 0xc2, 0x80, 0xe0, 0xa0, 0x80, 0xf0, 0x90, 0x80, 0x80])],
  ['the last of each length', Buffer.from([0x7f, 0xdf, 0xbf, 0xef, 0xbf, 0xbf, 0xf4, 0x8f, 0xbf, 0xbf])],
  ['around the surrogates', Buffer.from([0xed, 0x9f, 0xbf, 0xee, 0x80, 0x80])],
  ['the replacement character', Buffer.from([0xef, 0xbf, 0xbd])],
  ['noncharacters', Buffer.from([0xef, 0xbf, 0xbe, 0xef, 0xb7, 0x90, 0xf0, 0x9f, 0xbf, 0xbf])],
  ['a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61])],
];

const invalid: [string, number[]][] = [
  ['a continuation byte alone', [0x80]],
  ['the last continuation byte alone', [0xbf]],
  ['two continuation bytes', [0x80, 0xbf]],
  ['a lead of two without its second', [0xc3, 0x20]],
  ['a lead of three without its third', [0xe2, 0x82, 0x20]],
  ['a lead of four without its fourth', [0xf0, 0x9f, 0x98, 0x20]],
  ['a lead at the end', [0x61, 0xc3]],
  ['three of four at the end', [0xf0, 0x9f, 0x98]],
  ['the impossible byte FE', [0xfe]],
  ['the impossible byte FF', [0xff]],
  ['an overlong slash in two bytes', [0xc0, 0xaf]],
  ['an overlong slash in three bytes', [0xe0, 0x80, 0xaf]],
  ['an overlong slash in four bytes', [0xf0, 0x80, 0x80, 0xaf]],
  ['the largest overlong of two', [0xc1, 0xbf]],
  ['the largest overlong of three', [0xe0, 0x9f, 0xbf]],
  ['the largest overlong of four', [0xf0, 0x8f, 0xbf, 0xbf]],
  ['an overlong NUL', [0xc0, 0x80]],
  ['a high surrogate', [0xed, 0xa0, 0x80]],
  ['a low surrogate', [0xed, 0xbf, 0xbf]],
  ['a surrogate pair', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ['a code point above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['a lead of five', [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ['a lead of six', [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80]],
];

const cases: Case[] = [];

for (const [name, payload] of valid) {
  cases.push({
    id: `6.1.${cases.length + 1}`,
    rule: '§5.6',
    title: `valid text comes back, whole and cut inside its characters: ${name}`,
    run: withPeer(async (peer) => {
      peer.sendFrame({ opcode: opcodes.text, payload });
      await expectEcho(peer, opcodes.text, payload);
      for (let at = 0; at < payload.length; at++) {
        peer.sendFrame({
          opcode: at === 0 ? opcodes.text : opcodes.continuation,
          payload: payload.subarray(at, at + 1),
          fin: at === payload.length - 1,
        });
      }
      await expectEcho(peer, opcodes.text, payload);
      await expectHealthy(peer);
    }),
  });
}

for (const [index, [name, bytes]] of invalid.entries()) {
  const payload = Buffer.from(bytes);
  cases.push({
    id: `6.2.${index + 1}`,
    rule: '§8.1',
    title: `invalid text is refused with 1007: ${name}`,
    run: withPeer(async (peer) => {
      peer.sendFrame({ opcode: opcodes.text, payload: Buffer.concat([Buffer.from('κόσμε'), payload]) });
      await expectFailure(peer, 1007);
    }),
  });
  cases.push({
    id: `6.3.${index + 1}`,
    rule: '§8.1',
    title: `invalid text in fragments of one byte is refused with 1007: ${name}`,
    run: withPeer(async (peer) => {
      for (const [at, byte] of bytes.entries()) {
        const last = at === bytes.length - 1;
        peer.sendFrame({
          opcode: at === 0 ? opcodes.text : opcodes.continuation,
          payload: Buffer.from([byte]),
          fin: last,
        });
      }
      await expectFailure(peer, 1007);
    }),
  });
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
