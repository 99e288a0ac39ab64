import { Peer, type Target } from './peer.ts';
import { closePayload, opcodes } from './wire.ts';

/** One thing a server must do. `rule` cites the RFC; `run` throws an error that says what happened instead. */
export type Case = {
  id: string;
  rule: string;
  title: string;
  /**
   * Bytes follow those that end the connection. A proxy that has not read them when the server ends resets the client, and the
   * server's Close can be lost with it.
   */
  goesOn?: boolean;
  run(target: Target): Promise<void>;
};

/** Cases that belong together: `autobahn` names the section of the Autobahn test suite that asks the same. */
export type Section = { name: string; autobahn: string; cases: Case[] };

/** Opens, does, and always lets go of the connection. */
export function withPeer(
  run: (peer: Peer, target: Target) => Promise<void>,
  options: { extensions?: string } = {},
): (target: Target) => Promise<void> {
  return async (target) => {
    const peer = await Peer.open(target, options);
    try {
      await run(peer, target);
    } finally {
      peer.destroy();
    }
  };
}

export async function expectEcho(peer: Peer, opcode: number, data: Uint8Array): Promise<void> {
  const message = await peer.message();
  if (message.opcode !== opcode) throw new Error(`expected opcode ${opcode}, got ${message.opcode}`);
  if (Buffer.compare(message.data, data) !== 0) {
    throw new Error(`the echo differs: ${data.length} bytes sent, ${message.data.length} received`);
  }
}

export async function expectPong(peer: Peer, payload: Uint8Array): Promise<void> {
  const frame = await peer.frame();
  if (frame?.opcode !== opcodes.pong) throw new Error(`expected a pong, got ${describe(frame)}`);
  if (Buffer.compare(frame.payload, payload) !== 0) throw new Error('the pong carries another payload');
}

/** The server must close with one of these codes and then end the TCP connection (RFC 6455 §7.1.7). */
export async function expectFailure(peer: Peer, ...codes: number[]): Promise<void> {
  const frame = await peer.frame();
  if (frame?.opcode !== opcodes.close) throw new Error(`expected a close ${codes}, got ${describe(frame)}`);
  const code = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 1005;
  if (!codes.includes(code)) throw new Error(`expected close ${codes.join(' or ')}, got ${code}`);
  new TextDecoder('utf-8', { fatal: true }).decode(frame.payload.subarray(2));
  await peer.end();
}

/** A correct goodbye from our side: the same code comes back and then the end of TCP (§5.5.1, §7.1.1). */
export async function expectCloseHandshake(peer: Peer, code?: number, reason = ''): Promise<void> {
  peer.sendFrame({
    opcode: opcodes.close,
    payload: code === undefined ? Buffer.alloc(0) : closePayload(code, reason),
  });
  const frame = await peer.frame();
  if (frame?.opcode !== opcodes.close) throw new Error(`expected a close, got ${describe(frame)}`);
  const answered = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : undefined;
  const allowed = code === undefined ? [undefined, 1000] : [code, 1000];
  if (!allowed.includes(answered))
    throw new Error(`expected close ${code ?? 'without a code'}, got ${answered}`);
  await peer.end();
}

/** Proof that the connection is well: a message still comes back, and a goodbye is answered. */
export async function expectHealthy(peer: Peer): Promise<void> {
  peer.sendText('still there?');
  await expectEcho(peer, opcodes.text, Buffer.from('still there?'));
  await expectCloseHandshake(peer, 1000);
}

function describe(frame: { opcode: number; payload: Buffer } | undefined): string {
  if (frame === undefined) return 'the end of the connection';
  if (frame.opcode !== opcodes.close) return `opcode ${frame.opcode} with ${frame.payload.length} bytes`;
  return `close ${frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 'without a code'}`;
}
