import {
  type Case,
  expectCloseHandshake,
  expectEcho,
  expectFailure,
  type Section,
  withPeer,
} from '../case.ts';
import { encodeFrame, opcodes } from '../wire.ts';

const sizes = [0, 1, 125, 126, 127, 128, 65_535, 65_536];
const cases: Case[] = [];

for (const [group, name, opcode] of [
  [1, 'text', opcodes.text],
  [2, 'binary', opcodes.binary],
] as const) {
  for (const [index, size] of sizes.entries()) {
    cases.push({
      id: `1.${group}.${index + 1}`,
      rule: '§5.2',
      title: `a ${name} message of ${size} bytes comes back`,
      run: withPeer(async (peer) => {
        const payload = Buffer.alloc(size, '*');
        peer.sendFrame({ opcode, payload });
        await expectEcho(peer, opcode, payload);
        await expectCloseHandshake(peer, 1000);
      }),
    });
  }
  for (const [index, chop] of [1, 997, 2_048].entries()) {
    cases.push({
      id: `1.${group}.${sizes.length + index + 1}`,
      rule: '§5.2',
      title: `a ${name} message of 65536 bytes comes back when it arrives in pieces of ${chop}`,
      run: withPeer(async (peer) => {
        const payload = Buffer.alloc(chop === 1 ? 4_096 : 65_536, '*');
        peer.sendChopped(encodeFrame({ opcode, payload }), chop);
        await expectEcho(peer, opcode, payload);
        await expectCloseHandshake(peer, 1000);
      }),
    });
  }
}

function broken(id: string, rule: string, title: string, bytes: () => Buffer, ...codes: number[]): void {
  cases.push({
    id,
    rule,
    title,
    run: withPeer(async (peer) => {
      peer.send(bytes());
      await expectFailure(peer, ...codes);
    }),
  });
}

const payload = Buffer.from('hello');
broken(
  '1.3.1',
  '§5.1',
  'a frame that is not masked is an error',
  () => encodeFrame({ opcode: opcodes.text, payload, masked: false }),
  1002,
);
broken(
  '1.3.2',
  '§5.1',
  'a close that is not masked is an error',
  () => encodeFrame({ opcode: opcodes.close, masked: false }),
  1002,
);
broken(
  '1.3.3',
  '§5.2',
  'a length in 16 bits that fits in 7 is an error',
  () => encodeFrame({ opcode: opcodes.text, payload, length: { form: 16, value: 5n } }),
  1002,
);
broken(
  '1.3.4',
  '§5.2',
  'a length in 64 bits that fits in 16 is an error',
  () => encodeFrame({ opcode: opcodes.text, payload: Buffer.alloc(300), length: { form: 64, value: 300n } }),
  1002,
);
broken(
  '1.3.5',
  '§5.2',
  'a length with the most significant bit set is an error',
  () => encodeFrame({ opcode: opcodes.binary, length: { form: 64, value: 1n << 63n } }),
  1002,
  1009,
);
broken(
  '1.3.6',
  '§7.4.1',
  'a length nobody could hold is refused before it is sent',
  () => encodeFrame({ opcode: opcodes.binary, length: { form: 64, value: (1n << 53n) - 1n } }),
  1009,
);
broken(
  '1.3.7',
  '§7.4.1',
  'a length beyond 2^53 is refused',
  () => encodeFrame({ opcode: opcodes.binary, length: { form: 64, value: (1n << 62n) + 1n } }),
  1009,
  1002,
);

export const framing: Section = { name: 'Framing', autobahn: '1', cases };
