import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Target } from './peer.ts';

/** What is wrong with the server behind this proxy. */
export type Fault =
  /** The accept value of the handshake is another's. */
  | 'wrong accept'
  /** Every handshake is accepted, whatever it says: the request that arrives at the server is a correct one. */
  | 'accepts anything'
  /** The last byte of every data frame is changed. */
  | 'corrupts data'
  /** Pongs never arrive. */
  | 'swallows pongs'
  /** Every close says 1000. */
  | 'always closes with 1000';

/** Stands between the suite and a good server, and makes the server look broken in one way. */
export async function startFaultyProxy(
  good: Target,
  fault: Fault,
): Promise<{ target: Target; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ host: good.host, port: good.port, allowHalfOpen: true });
    const spoil = spoilerFor(fault);
    let handshakeSent = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (chunk: Buffer) => {
      const first = !handshakeSent;
      handshakeSent = true;
      upstream.write(first && fault === 'accepts anything' ? correctRequest(good) : chunk);
    });
    upstream.on('data', (chunk: Buffer) => client.write(spoil(chunk)));
    client.on('end', () => upstream.end());
    upstream.on('end', () => client.end());
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    target: { ...good, port: address.port },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function correctRequest(target: Target): string {
  return [
    `GET ${target.path} HTTP/1.1`,
    `Host: ${target.host}:${target.port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Origin: ${target.origin}`,
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    '',
    '',
  ].join('\r\n');
}

/** Works on what the server sends; frames are recognised across chunks. */
function spoilerFor(fault: Fault): (chunk: Buffer) => Buffer {
  let headDone = false;
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    const out: Buffer[] = [];
    if (!headDone) {
      const end = pending.indexOf('\r\n\r\n');
      if (end < 0) return Buffer.alloc(0);
      headDone = true;
      const head = pending.subarray(0, end + 4).toString('latin1');
      pending = pending.subarray(end + 4);
      out.push(
        Buffer.from(fault === 'wrong accept' ? head.replace(/(-Accept: )..../i, '$1AAAA') : head, 'latin1'),
      );
    }
    for (let size = frameSize(pending); size !== undefined; size = frameSize(pending)) {
      out.push(spoilFrame(fault, Buffer.from(pending.subarray(0, size))));
      pending = pending.subarray(size);
    }
    return Buffer.concat(out);
  };
}

function frameSize(bytes: Buffer): number | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < head) return undefined;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return bytes.length < head + length ? undefined : head + length;
}

function spoilFrame(fault: Fault, frame: Buffer): Buffer {
  const opcode = (frame[0] ?? 0) & 0x0f;
  if (fault === 'swallows pongs' && opcode === 10) return Buffer.alloc(0);
  if (fault === 'corrupts data' && opcode < 3 && frame.length > 2) {
    frame[frame.length - 1] = (frame[frame.length - 1] ?? 0) ^ 1;
  }
  if (fault === 'always closes with 1000' && opcode === 8 && frame.length >= 4) frame.writeUInt16BE(1000, 2);
  return frame;
}
