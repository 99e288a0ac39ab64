import { Endpoint } from '@tidewire/websocket';
import { Receiver } from 'ws';
import { type Comparison, compare } from './rounds.ts';

const chunkBytes = 65_536;
const roundBytes = 32 * 1_024 * 1_024;

/** How fast a server turns the bytes of masked client frames into messages, in one process and without sockets. */
export async function benchParser(): Promise<Comparison[]> {
  const results: Comparison[] = [];
  for (const size of [32, 512, 16_384]) {
    const count = Math.min(100_000, Math.ceil(roundBytes / size));
    const chunks = stream(size, count);
    results.push(
      await compare(`read ${count} masked text messages of ${size} bytes`, 'messages', [
        { name: 'ws', round: () => readWithWs(chunks, count) },
        { name: 'tidewire', round: () => readWithTidewire(chunks, count) },
      ]),
    );
  }
  return results;
}

function stream(size: number, count: number): Buffer[] {
  const client = new Endpoint({ role: 'client' });
  const text = 'x'.repeat(size);
  const frames: Uint8Array[] = [];
  for (let sent = 0; sent < count; sent++) {
    client.sendText(text);
    frames.push(...client.dataToSend().chunks);
  }
  const whole = Buffer.concat(frames);
  const chunks: Buffer[] = [];
  for (let at = 0; at < whole.length; at += chunkBytes) chunks.push(whole.subarray(at, at + chunkBytes));
  return chunks;
}

function readWithTidewire(chunks: readonly Buffer[], expected: number): number {
  const endpoint = new Endpoint({ role: 'server' });
  let messages = 0;
  for (const chunk of chunks) {
    // Sockets hand over memory of their own; a receiver may unmask in place, so each gets a copy.
    for (const event of endpoint.receive(Buffer.from(chunk))) if (event.type === 'message') messages++;
  }
  return mustBe(messages, expected);
}

async function readWithWs(chunks: readonly Buffer[], expected: number): Promise<number> {
  const receiver = new Receiver({ isServer: true, allowSynchronousEvents: true });
  let messages = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  receiver.on('message', (data: Buffer) => {
    data.toString();
    messages++;
    if (messages === expected) resolve();
  });
  receiver.on('error', reject);
  for (const chunk of chunks)
    if (!receiver.write(Buffer.from(chunk))) await new Promise((go) => receiver.once('drain', go));
  await promise;
  return mustBe(messages, expected);
}

function mustBe(actual: number, expected: number): number {
  if (actual !== expected) throw new Error(`read ${actual} messages of ${expected}`);
  return actual;
}
