import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as tlsConnect } from 'node:tls';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  type AttackOptions,
  attack,
  attackerAt,
  attackOpen,
  inParallel,
  openWith,
  statusOf,
} from './attacker.ts';
import { expectFailure, expectPong } from './case.ts';
import { Authority } from './certificates.ts';
import { FloodedGateway } from './flooded-gateway.ts';
import { Peer, type Target, upgradeRequest } from './peer.ts';
import { encodeFrame, opcodes } from './wire.ts';

const { text, binary, continuation, ping } = opcodes;
const kib = 1_024;
const mib = 1_024 * kib;
const deflate = 'permessage-deflate';

const timeout = 120_000;

/** The different answers, and how often each. */
function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, closeCode } of answers) {
    const answer = closeCode === undefined ? `${status}` : `${status}, ${closeCode}`;
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

function bomb(bytes: number): Buffer {
  const squeezed = deflateRawSync(Buffer.alloc(bytes), { finishFlush: constants.Z_SYNC_FLUSH, level: 9 });
  return encodeFrame({ opcode: binary, rsv: 4, payload: squeezed.subarray(0, squeezed.length - 4) });
}

describe('in production', () => {
  let gateway: FloodedGateway;
  beforeAll(async () => {
    gateway = await FloodedGateway.start({
      ECHO_PROFILE: 'production',
      // Everybody here has one address, and the limit for one has a test of its own below.
      MAX_CONNECTIONS_PER_ADDRESS: '5000',
      HANDSHAKE_TIMEOUT_MS: '1500',
      MESSAGE_TIMEOUT_MS: '1000',
      CLOSE_TIMEOUT_MS: '1000',
    });
  }, 30_000);
  afterAll(() => gateway[Symbol.asyncDispose]());

  test('requests with too many or too large header fields', { timeout }, async () => {
    const { target } = gateway;
    const many = upgradeRequest(target, { add: Array.from({ length: 60 }, (_, i) => `X-${i}: a`) });
    const thousands = upgradeRequest(target, { add: Array.from({ length: 5_000 }, (_, i) => `X-${i}: a`) });
    const large = upgradeRequest(target, { add: [`X-Large: ${'a'.repeat(mib)}`] });
    await gateway.survives(async () => {
      for (const request of [many, thousands, large]) {
        const answers = await inParallel(100, () => attack(target, (socket) => socket.end(request)));
        expect(tally(answers)).toEqual({ 431: 100 });
      }
    });
  });

  test('handshakes that do not come: silent, half a request, a byte at a time', { timeout }, async () => {
    const { target } = gateway;
    const request = upgradeRequest(target);
    await gateway.survives(async () => {
      const answers = await Promise.all([
        inParallel(300, () => attack(target, () => {})),
        inParallel(300, (index) =>
          attack(target, (socket) => socket.write(request.slice(0, index % (request.length - 3)))),
        ),
        inParallel(100, () =>
          attack(target, (socket) => {
            let at = 0;
            const drip = setInterval(() => socket.write(request.charAt(at++ % (request.length - 2))), 25);
            socket.once('close', () => clearInterval(drip));
          }),
        ),
      ]);
      expect(answers.flat()).toHaveLength(700);
      expect(answers.flat().filter(({ status }) => status === 101)).toEqual([]);
    });
  });

  test('messages in too many fragments, or too large in the sum of them', { timeout }, async () => {
    const { target } = gateway;
    const first = encodeFrame({ opcode: text, fin: false });
    const empty = encodeFrame({ opcode: continuation, fin: false });
    const filled = encodeFrame({ opcode: continuation, fin: false, payload: Buffer.alloc(kib, 'a') });
    const tooMany = Buffer.concat([first, ...Array<Buffer>(1_024).fill(empty)]);
    const tooLarge = Buffer.concat([first, ...Array<Buffer>(65).fill(filled)]);
    await gateway.survives(async () => {
      expect(tally(await inParallel(100, () => attackOpen(target, tooMany)))).toEqual({ '101, 1008': 100 });
      expect(tally(await inParallel(100, () => attackOpen(target, tooLarge)))).toEqual({ '101, 1009': 100 });
    });
  });

  test('pings, pongs and messages, faster than allowed', { timeout }, async () => {
    const { target } = gateway;
    const draft = { payload: Buffer.alloc(125, 'a') };
    await gateway.survives(async () => {
      for (const opcode of [ping, opcodes.pong, text]) {
        const frames = Buffer.concat(Array<Buffer>(1_000).fill(encodeFrame({ ...draft, opcode })));
        const answers = await inParallel(60, () => attackOpen(target, frames));
        expect(tally(answers)).toEqual({ '101, 1008': 60 });
      }
    });
  });

  test('bombs of 60 MiB in 60 KiB', { timeout }, async () => {
    const { target } = gateway;
    const frame = bomb(60 * mib);
    const { peakGrowthBytes } = await gateway.survives(async () => {
      const answers = await inParallel(150, () => attackOpen(target, frame, { extensions: deflate }));
      expect(tally(answers)).toEqual({ '101, 1009': 150 });
    });
    expect(peakGrowthBytes).toBeLessThan(60 * mib);
  });

  test('messages that are begun and not ended', { timeout }, async () => {
    const { target } = gateway;
    const whole = encodeFrame({ opcode: binary, payload: Buffer.alloc(64 * kib) });
    await gateway.survives(async () => {
      const answers = await inParallel(150, (index) =>
        attackOpen(target, whole.subarray(0, 1 + ((index * 437) % (whole.length - 1)))),
      );
      expect(tally(answers)).toEqual({ '101, 1008': 150 });
    });
  });

  test('connections that are cut as soon as they are open', { timeout }, async () => {
    const { target } = gateway;
    const request = upgradeRequest(target);
    await gateway.survives(async () => {
      for (let round = 0; round < 10; round += 1) {
        await inParallel(100, async () => {
          const socket = await attackerAt(target);
          expect(await statusOf(socket, request)).toBe(101);
          socket.resetAndDestroy();
        });
      }
    });
  });
});

describe('in the conformance profile', () => {
  let gateway: FloodedGateway;
  beforeAll(async () => {
    gateway = await FloodedGateway.start({ ECHO_PROFILE: 'conformance', CLOSE_TIMEOUT_MS: '1000' });
  }, 30_000);
  afterAll(() => gateway[Symbol.asyncDispose]());

  test('tiny fragments are not kept as so many buffers', { timeout }, async () => {
    const first = encodeFrame({ opcode: binary, fin: false, payload: Buffer.alloc(1) });
    const next = encodeFrame({ opcode: continuation, fin: false, payload: Buffer.alloc(1) });
    const upToTheLimit = Buffer.concat([first, ...Array<Buffer>(131_071).fill(next)]);
    await gateway.survives(async () => {
      const before = await gateway.holdings();
      const peers = await inParallel(20, () => Peer.open(gateway.target));
      try {
        for (const peer of peers) {
          peer.send(upToTheLimit);
          peer.sendFrame({ opcode: ping });
        }
        for (const peer of peers) await expectPong(peer, Buffer.alloc(0));
        // 128 KiB each have come; a growing buffer may be twice as large.
        expect(await gateway.heldSince(before)).toBeLessThan(20 * 256 * kib + 2 * mib);
        for (const peer of peers) peer.send(next);
        for (const peer of peers) await expectFailure(peer, 1008);
      } finally {
        for (const peer of peers) peer.destroy();
      }
    });
  });

  test('lengths that are promised and not sent take no memory', { timeout }, async () => {
    const { target } = gateway;
    const promise = encodeFrame({ opcode: binary, length: { form: 64, value: BigInt(16 * mib) } });
    await gateway.survives(async () => {
      const before = await gateway.holdings();
      const sockets = await inParallel(100, () => openWith(target, promise));
      try {
        expect(await gateway.heldSince(before)).toBeLessThan(100 * 64 * kib);
      } finally {
        for (const socket of sockets) socket.destroy();
      }
    });
  });

  test('bombs of 1 GiB in 1 MiB, ten at a time', { timeout }, async () => {
    const { target } = gateway;
    const frame = bomb(1_024 * mib);
    const { peakGrowthBytes } = await gateway.survives(async () => {
      const answers = await inParallel(10, () => attackOpen(target, frame, { extensions: deflate }));
      expect(tally(answers)).toEqual({ '101, 1009': 10 });
    });
    expect(peakGrowthBytes).toBeLessThan(160 * mib);
  });

  test('pings whose answers nobody reads', { timeout }, async () => {
    const { target } = gateway;
    const pings = Buffer.concat(
      Array<Buffer>(1_000).fill(encodeFrame({ opcode: ping, payload: Buffer.alloc(125, 'a') })),
    );
    await gateway.survives(async () => {
      const before = await gateway.holdings();
      const sockets = await inParallel(5, () => openWith(target, pings, { reads: false }));
      try {
        for (let round = 0; round < 100; round += 1) for (const socket of sockets) socket.write(pings);
        await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.write(pings, resolve))));
        expect(await gateway.heldSince(before)).toBeLessThan(5 * 256 * kib + 2 * mib);
      } finally {
        for (const socket of sockets) socket.destroy();
      }
    });
  });

  test('messages whose echo nobody reads are not taken in any more', { timeout }, async () => {
    const { target } = gateway;
    const message = encodeFrame({ opcode: binary, payload: Buffer.alloc(mib) });
    await gateway.survives(async () => {
      const before = await gateway.holdings();
      const sockets = await inParallel(10, () => openWith(target, message, { reads: false }));
      try {
        for (let round = 0; round < 64; round += 1) for (const socket of sockets) socket.write(message);
        await untilStill(sockets);
        for (const socket of sockets) expect(socket.writableLength).toBeGreaterThan(0);
        // The message that waits, and what was read with it.
        expect(await gateway.heldSince(before)).toBeLessThan(10 * 2 * mib);
      } finally {
        for (const socket of sockets) socket.destroy();
      }
    });
  });
});

describe('more connections than there are places', () => {
  // Only Linux has all of 127/8, and so a second address to come from.
  test.skipIf(process.platform !== 'linux')(
    'an address that has a hundred is told 429, and others still come in',
    { timeout },
    async () => {
      await using gateway = await FloodedGateway.start({ ECHO_PROFILE: 'production' });
      const { target } = gateway;
      await gateway.survives(() =>
        crowd(target, 400, { from: '127.0.0.2' }, (statuses) => {
          const refused = statuses.filter((status) => status !== 101);
          expect(refused).toHaveLength(300);
          expect(refused).toContain(429);
          // Who writes a request into a connection that has been ended already may hear nothing but that.
          expect(refused.filter((status) => status !== 429 && status !== undefined)).toEqual([]);
        }),
      );
    },
  );

  test('when the endpoint is full the next is told 503', { timeout }, async () => {
    await using gateway = await FloodedGateway.start({
      ECHO_PROFILE: 'production',
      MAX_CONNECTIONS_PER_ADDRESS: '1000',
    });
    const { target } = gateway;
    await gateway.survives(() =>
      crowd(target, 300, {}, (statuses) => {
        // The bystander has one of the 200 places.
        expect(statuses.filter((status) => status === 101)).toHaveLength(199);
        expect(statuses.filter((status) => status === 503)).toHaveLength(101);
      }),
    );
  });
});

describe('over TLS', () => {
  test('handshakes that do not come: silent, half a hello, no hello at all, no request after it', {
    timeout,
  }, async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tidewire-tls-'));
    const files = { TLS_CERT: join(folder.path, 'cert.pem'), TLS_KEY: join(folder.path, 'key.pem') };
    const { cert, key } = new Authority('the authority of this test').issue('flooded');
    await writeFile(files.TLS_CERT, cert);
    await writeFile(files.TLS_KEY, key);
    await using gateway = await FloodedGateway.start({
      ...files,
      ECHO_PROFILE: 'production',
      MAX_CONNECTIONS_PER_ADDRESS: '5000',
      HANDSHAKE_TIMEOUT_MS: '2000',
    });
    const { target } = gateway;
    // A record of 512 bytes that holds a ClientHello is announced, and a part of it comes.
    const halfHello = Buffer.from('1603010200010001fc0303', 'hex');
    await gateway.survives(async () => {
      const answers = await Promise.all([
        inParallel(150, () => attack(target, () => {})),
        inParallel(150, () => attack(target, (socket) => socket.write(halfHello))),
        inParallel(50, () => attack(target, (socket) => socket.write(upgradeRequest(target)))),
        inParallel(50, () =>
          attack(target, (socket) => {
            const secured = tlsConnect({ socket, rejectUnauthorized: false });
            secured.on('error', () => socket.destroy());
          }),
        ),
      ]);
      expect(answers.flat()).toHaveLength(400);
      expect(answers.flat().filter(({ status }) => status !== undefined)).toEqual([]);
    });
  });
});

describe('the measurement can fail', () => {
  test('a gateway that keeps something of every connection is caught', { timeout }, async () => {
    const leaky = new URL('./leaky-probe.ts', import.meta.url);
    await using gateway = await FloodedGateway.start({}, leaky);
    const { target } = gateway;
    const flood = gateway.survives(() => inParallel(50, () => attack(target, (socket) => socket.end())), {
      settleMs: 1_000,
    });
    await expect(flood).rejects.toThrow(/^\d+\.\d MiB are still held$/);
  });
});

/** Comes with many who stay, looks at what they were told, and leaves with all of them. */
async function crowd(
  target: Target,
  size: number,
  options: AttackOptions,
  look: (statuses: (number | undefined)[]) => void,
): Promise<void> {
  const sockets: Socket[] = [];
  try {
    const statuses = await inParallel(size, async () => {
      const socket = await attackerAt(target, options);
      sockets.push(socket);
      return statusOf(socket, upgradeRequest(target));
    });
    look(statuses);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

/** Waits until the other side takes nothing any more from any of them. */
async function untilStill(sockets: readonly Socket[]): Promise<void> {
  const taken = (): number =>
    sockets.reduce((sum, { bytesWritten, writableLength }) => sum + bytesWritten - writableLength, 0);
  let before = -1;
  for (let now = taken(); now !== before; now = taken()) {
    before = now;
    await delay(500);
  }
}
