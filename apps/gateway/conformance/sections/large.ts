import { type Case, expectCloseHandshake, expectEcho, type Section, withPeer } from '../case.ts';
import { encodeFrame, opcodes } from '../wire.ts';

const kib = 1_024;
const mib = 1_024 * kib;
const cases: Case[] = [];
const kinds = [
  ['text', opcodes.text],
  ['binary', opcodes.binary],
] as const;

for (const [group, [name, opcode]] of kinds.entries()) {
  for (const [index, size] of [64 * kib, 256 * kib, mib, 4 * mib, 8 * mib, 16 * mib].entries()) {
    cases.push({
      id: `9.${group + 1}.${index + 1}`,
      rule: '§5.2',
      title: `a ${name} message of ${size / kib} KiB comes back`,
      run: withPeer(async (peer) => {
        const payload = Buffer.alloc(size, '*');
        peer.sendFrame({ opcode, payload });
        await expectEcho(peer, opcode, payload);
        await expectCloseHandshake(peer, 1000);
      }),
    });
  }
  for (const [index, fragment] of [
    64,
    256,
    kib,
    4 * kib,
    16 * kib,
    64 * kib,
    256 * kib,
    mib,
    4 * mib,
  ].entries()) {
    cases.push({
      id: `9.${group + 3}.${index + 1}`,
      rule: '§5.4',
      title: `a ${name} message of 4 MiB in fragments of ${fragment} bytes comes back`,
      run: withPeer(async (peer) => {
        const payload = Buffer.alloc(4 * mib, '*');
        peer.send(fragmented(opcode, payload, fragment));
        await expectEcho(peer, opcode, payload);
        await expectCloseHandshake(peer, 1000);
      }),
    });
  }
  for (const [index, chop] of [64, 128, 256, 512, kib, 2 * kib].entries()) {
    cases.push({
      id: `9.${group + 5}.${index + 1}`,
      rule: '§5.2',
      title: `a ${name} message of 1 MiB that arrives in pieces of ${chop} bytes comes back`,
      run: withPeer(async (peer) => {
        const payload = Buffer.alloc(mib, '*');
        peer.sendChopped(encodeFrame({ opcode, payload }), chop);
        await expectEcho(peer, opcode, payload);
        await expectCloseHandshake(peer, 1000);
      }),
    });
  }
  for (const [index, size] of [0, 16, 64, 256, kib, 4 * kib].entries()) {
    cases.push({
      id: `9.${group + 7}.${index + 1}`,
      rule: '§5.2',
      title: `1000 ${name} messages of ${size} bytes come back one by one`,
      run: withPeer(async (peer) => {
        const payload = Buffer.alloc(size, '*');
        for (let count = 0; count < 1_000; count++) {
          peer.sendFrame({ opcode, payload });
          await expectEcho(peer, opcode, payload);
        }
        await expectCloseHandshake(peer, 1000);
      }),
    });
  }
}

cases.push({
  id: '10.1.1',
  rule: '§5.4',
  title: 'a text message of 65536 bytes in fragments of 1300 bytes comes back',
  run: withPeer(async (peer) => {
    const payload = Buffer.alloc(64 * kib, '*');
    peer.send(fragmented(opcodes.text, payload, 1_300));
    await expectEcho(peer, opcodes.text, payload);
    await expectCloseHandshake(peer, 1000);
  }),
});

function fragmented(opcode: number, payload: Buffer, size: number): Buffer {
  const frames: Buffer[] = [];
  for (let at = 0; at < payload.length; at += size) {
    frames.push(
      encodeFrame({
        opcode: at === 0 ? opcode : opcodes.continuation,
        payload: payload.subarray(at, at + size),
        fin: at + size >= payload.length,
      }),
    );
  }
  return Buffer.concat(frames);
}

export const large: Section = { name: 'Large and many messages', autobahn: '9, 10', cases };
