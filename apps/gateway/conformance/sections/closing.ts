import {
  type Case,
  expectCloseHandshake,
  expectEcho,
  expectFailure,
  type Section,
  withPeer,
} from '../case.ts';
import { closePayload, encodeFrame, opcodes } from '../wire.ts';

const goodCodes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999];
const badCodes = [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535];

const cases: Case[] = [
  {
    id: '7.1.1',
    rule: '§5.5.1',
    title: 'a message, then a close: both are answered',
    run: withPeer(async (peer) => {
      peer.sendText('Hello');
      await expectEcho(peer, opcodes.text, Buffer.from('Hello'));
      await expectCloseHandshake(peer, 1000);
    }),
  },
  {
    id: '7.1.2',
    rule: '§5.5.1',
    title: 'a second close after the first is not answered',
    run: withPeer(async (peer) => {
      const close = encodeFrame({ opcode: opcodes.close, payload: closePayload(1000) });
      peer.send(Buffer.concat([close, close]));
      await expectFailure(peer, 1000);
    }),
  },
  ...(['ping', 'text', 'continuation'] as const).map((name, index) => ({
    id: `7.1.${3 + index}`,
    rule: '§5.5.1',
    title: `a ${name} after a close is ignored`,
    run: withPeer(async (peer) => {
      peer.send(
        Buffer.concat([
          encodeFrame({ opcode: opcodes.close, payload: closePayload(1000) }),
          encodeFrame({ opcode: opcodes[name], payload: Buffer.from('late') }),
        ]),
      );
      await expectFailure(peer, 1000);
    }),
  })),
  {
    id: '7.1.6',
    rule: '§5.5.1',
    title: 'a large echo still under way is finished before the answer to a close',
    run: withPeer(async (peer) => {
      const payload = Buffer.alloc(256 * 1024, 'B');
      peer.sendFrame({ opcode: opcodes.text, payload });
      peer.sendFrame({ opcode: opcodes.close, payload: closePayload(1000) });
      await expectEcho(peer, opcodes.text, payload);
      await expectFailure(peer, 1000);
    }),
  },
  {
    id: '7.3.1',
    rule: '§5.5.1',
    title: 'a close without a body is answered',
    run: withPeer((peer) => expectCloseHandshake(peer)),
  },
  {
    id: '7.3.2',
    rule: '§5.5.1',
    title: 'a close with a body of one byte is an error',
    run: withPeer(async (peer) => {
      peer.sendFrame({ opcode: opcodes.close, payload: Buffer.from([3]) });
      await expectFailure(peer, 1002);
    }),
  },
  {
    id: '7.3.3',
    rule: '§5.5.1',
    title: 'a close with a reason is answered',
    run: withPeer((peer) => expectCloseHandshake(peer, 1000, 'Hello')),
  },
  {
    id: '7.3.4',
    rule: '§5.5',
    title: 'a close with the longest reason, 123 bytes, is answered',
    run: withPeer((peer) => expectCloseHandshake(peer, 1000, '*'.repeat(123))),
  },
  {
    id: '7.3.5',
    rule: '§5.5',
    title: 'a close with a reason of 124 bytes is an error',
    run: withPeer(async (peer) => {
      peer.sendFrame({ opcode: opcodes.close, payload: closePayload(1000, '*'.repeat(124)) });
      await expectFailure(peer, 1002);
    }),
  },
  {
    id: '7.5.1',
    rule: '§5.5.1',
    title: 'a reason that is not UTF-8 is refused',
    run: withPeer(async (peer) => {
      const reason = Buffer.from([0xce, 0xba, 0xed, 0xa0, 0x80, 0x65]);
      peer.sendFrame({ opcode: opcodes.close, payload: closePayload(1000, reason) });
      await expectFailure(peer, 1007);
    }),
  },
  ...goodCodes.map((code) => ({
    id: `7.7.${code}`,
    rule: '§7.4',
    title: `a close with code ${code} is answered`,
    run: withPeer((peer) => expectCloseHandshake(peer, code)),
  })),
  ...badCodes.map((code) => ({
    id: `7.9.${code}`,
    rule: '§7.4',
    title: `a close with code ${code} is an error`,
    run: withPeer(async (peer) => {
      peer.sendFrame({ opcode: opcodes.close, payload: closePayload(code) });
      await expectFailure(peer, 1002);
    }),
  })),
  {
    id: '7.13.1',
    rule: '§7.1.1',
    title: 'the server ends when the client ends TCP without a close',
    run: withPeer(async (peer) => {
      peer.sendText('before');
      await expectEcho(peer, opcodes.text, Buffer.from('before'));
      peer.finish();
      await peer.drain();
    }),
  },
];

export const closing: Section = { name: 'Closing', autobahn: '7', cases };
