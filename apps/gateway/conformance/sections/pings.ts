import {
  type Case,
  expectEcho,
  expectFailure,
  expectHealthy,
  expectPong,
  type Section,
  withPeer,
} from '../case.ts';
import { encodeFrame, opcodes } from '../wire.ts';

const text = Buffer.from('Hello, world!');

function pong(id: string, title: string, payload: Uint8Array, chop?: number): Case {
  return {
    id,
    rule: '§5.5.2',
    title,
    run: withPeer(async (peer) => {
      const frame = encodeFrame({ opcode: opcodes.ping, payload });
      if (chop === undefined) peer.send(frame);
      else peer.sendChopped(frame, chop);
      await expectPong(peer, payload);
      await expectHealthy(peer);
    }),
  };
}

export const pings: Section = {
  name: 'Pings and pongs',
  autobahn: '2',
  cases: [
    pong('2.1', 'a ping without payload is answered', Buffer.alloc(0)),
    pong('2.2', 'a ping with text is answered with the same text', text),
    pong(
      '2.3',
      'a ping with bytes that are not UTF-8 is answered with the same bytes',
      Buffer.from([0, 255, 254, 253]),
    ),
    pong('2.4', 'a ping with 125 bytes is answered', Buffer.alloc(125, 0xfe)),
    {
      id: '2.5',
      rule: '§5.5',
      title: 'a ping with 126 bytes is an error',
      run: withPeer(async (peer) => {
        peer.sendFrame({ opcode: opcodes.ping, payload: Buffer.alloc(126, 0xfe) });
        await expectFailure(peer, 1002);
      }),
    },
    pong('2.6', 'a ping with 125 bytes is answered when it arrives byte by byte', Buffer.alloc(125, 0xfe), 1),
    ...[Buffer.alloc(0), text].map((payload, index) => ({
      id: `2.${7 + index}`,
      rule: '§5.5.3',
      title: `a pong nobody asked for, with ${payload.length} bytes, is ignored`,
      run: withPeer(async (peer) => {
        peer.sendFrame({ opcode: opcodes.pong, payload });
        await expectHealthy(peer);
      }),
    })),
    {
      id: '2.9',
      rule: '§5.5.3',
      title: 'a pong nobody asked for does not stand for the answer to a ping',
      run: withPeer(async (peer) => {
        peer.sendFrame({ opcode: opcodes.pong, payload: text });
        peer.sendFrame({ opcode: opcodes.ping, payload: Buffer.from('mine') });
        await expectPong(peer, Buffer.from('mine'));
        await expectHealthy(peer);
      }),
    },
    ...[undefined, 1].map((chop, index) => ({
      id: `2.${10 + index}`,
      rule: '§5.5.2',
      title: `ten pings are answered in order${chop === undefined ? '' : ', byte by byte'}`,
      run: withPeer(async (peer) => {
        const payloads = Array.from({ length: 10 }, (_, at) => Buffer.from(`payload-${at}`));
        const bytes = Buffer.concat(
          payloads.map((payload) => encodeFrame({ opcode: opcodes.ping, payload })),
        );
        if (chop === undefined) peer.send(bytes);
        else peer.sendChopped(bytes, chop);
        for (const payload of payloads) await expectPong(peer, payload);
        await expectHealthy(peer);
      }),
    })),
    {
      id: '2.12',
      rule: '§5.4',
      title: 'a ping right after a message does not overtake a half of its echo',
      run: withPeer(async (peer) => {
        const large = Buffer.alloc(60_000, 'x');
        peer.send(
          Buffer.concat([
            encodeFrame({ opcode: opcodes.text, payload: large }),
            encodeFrame({ opcode: opcodes.ping }),
          ]),
        );
        await expectEcho(peer, opcodes.text, large);
        await expectPong(peer, Buffer.alloc(0));
        await expectHealthy(peer);
      }),
    },
  ],
};
