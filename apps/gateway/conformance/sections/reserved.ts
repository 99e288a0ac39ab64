import { type Case, expectEcho, expectFailure, expectPong, type Section, withPeer } from '../case.ts';
import { encodeFrame, opcodes } from '../wire.ts';

const text = Buffer.from('Hello, world!');

/** Without an extension that gives them a meaning, RSV1, RSV2 and RSV3 must be 0. */
const bits: Case[] = [1, 2, 3, 4, 5, 6, 7].map((rsv) => ({
  id: `3.${rsv}`,
  rule: '§5.2',
  title: `reserved bits ${rsv.toString(2).padStart(3, '0')} on a ${['text', 'binary', 'ping', 'close'][rsv % 4]} frame are an error`,
  run: withPeer(async (peer) => {
    const opcode = [opcodes.text, opcodes.binary, opcodes.ping, opcodes.close][rsv % 4] ?? opcodes.text;
    peer.sendFrame({ opcode, payload: opcode === opcodes.close ? Buffer.alloc(0) : text, rsv });
    await expectFailure(peer, 1002);
  }),
}));

/** Opcodes 3–7 and 11–15 are reserved; what came before them in the same packet is still answered. */
const reservedOpcodes: Case[] = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap((opcode, index) => [
  {
    id: `4.${opcode < 8 ? 1 : 2}.${(index % 5) + 1}`,
    rule: '§5.2',
    title: `opcode ${opcode} is an error`,
    run: withPeer(async (peer) => {
      peer.sendFrame({ opcode, payload: index % 2 === 0 ? Buffer.alloc(0) : text });
      await expectFailure(peer, 1002);
    }),
  },
  {
    id: `4.${opcode < 8 ? 1 : 2}.${(index % 5) + 6}`,
    rule: '§5.2',
    title: `a message before opcode ${opcode} comes back, then the error`,
    run: withPeer(async (peer) => {
      peer.send(
        Buffer.concat([
          encodeFrame({ opcode: opcodes.text, payload: text }),
          encodeFrame({ opcode, payload: text }),
          encodeFrame({ opcode: opcodes.ping }),
        ]),
      );
      await expectEcho(peer, opcodes.text, text);
      await expectFailure(peer, 1002);
    }),
  },
]);

export const reservedBits: Section = {
  name: 'Reserved bits',
  autobahn: '3',
  cases: [
    ...bits,
    {
      id: '3.8',
      rule: '§5.2',
      title: 'messages and pings before a reserved bit are answered, then the error, byte by byte',
      run: withPeer(async (peer) => {
        const bytes = [
          encodeFrame({ opcode: opcodes.text, payload: text }),
          encodeFrame({ opcode: opcodes.ping }),
          encodeFrame({ opcode: opcodes.text, payload: text, rsv: 4 }),
        ];
        peer.sendChopped(Buffer.concat(bytes), 1);
        await expectEcho(peer, opcodes.text, text);
        await expectPong(peer, Buffer.alloc(0));
        await expectFailure(peer, 1002);
      }),
    },
  ],
};

export const reservedOpcodeSection: Section = {
  name: 'Reserved opcodes',
  autobahn: '4',
  cases: reservedOpcodes,
};
