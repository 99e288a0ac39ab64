/** What is set in the environment holds in the running process. What each deadline does in detail is tested beside its code. */
import { describe, expect, test } from 'vitest';
import { attack, attackOpen, openWith, statusOf } from './attacker.ts';
import { expectEcho, expectHealthy } from './case.ts';
import { FloodedGateway } from './flooded-gateway.ts';
import { type RunningGateway, startGatewayEcho } from './gateway-echo.ts';
import { connectTo, Peer, type Target, upgradeRequest } from './peer.ts';
import { encodeFrame, opcodes } from './wire.ts';

const live = (target: Target): Target => ({ ...target, path: '/live' });
const subprotocol = { 'Sec-WebSocket-Protocol': 'tidewire.v1.json' };
const timeout = 60_000;

async function withGateway(
  variables: Record<string, string>,
  run: (gateway: RunningGateway) => Promise<void>,
): Promise<void> {
  const gateway = await startGatewayEcho(variables);
  try {
    await run(gateway);
  } finally {
    await gateway.stop();
  }
}

/** The code with which the server closes, whatever comes before it. */
async function closeCode(peer: Peer): Promise<number> {
  for (;;) {
    const frame = await peer.frame();
    if (frame === undefined) throw new Error('the connection ended without a close');
    if (frame.opcode === opcodes.close) return frame.payload.readUInt16BE(0);
  }
}

describe('deadlines', () => {
  /** Less than the five seconds that a handshake and a closing one have when nothing is set. */
  const withinMs = 4_500;

  test('HANDSHAKE_TIMEOUT_MS: who says nothing is sent away', { timeout }, () =>
    withGateway({ HANDSHAKE_TIMEOUT_MS: '300' }, async ({ target }) => {
      const answer = await attack(target, () => {}, { patienceMs: withinMs });
      expect(answer).toEqual({ status: undefined, closeCode: undefined });
    }),
  );

  test('MESSAGE_TIMEOUT_MS: what is begun is ended in time, or closed with 1008', { timeout }, () =>
    withGateway({ MESSAGE_TIMEOUT_MS: '300' }, async ({ target }) => {
      const begun = encodeFrame({ opcode: opcodes.text, fin: false, payload: Buffer.from('begun') });
      expect(await attackOpen(target, begun)).toEqual({ status: 101, closeCode: 1008 });
    }),
  );

  const quick = { PING_INTERVAL_MS: '200', PONG_TIMEOUT_MS: '300', CLOSE_TIMEOUT_MS: '300' };

  test(
    'PING_INTERVAL_MS and PONG_TIMEOUT_MS: who answers stays, who does not is closed with 4201',
    {
      timeout,
    },
    () =>
      withGateway({ ...quick, PONG_TIMEOUT_MS: '2000' }, async ({ target }) => {
        const alive = await Peer.open(target);
        const silent = await Peer.open({ ...target, answersPings: false });
        try {
          // Pings are answered while somebody reads, so both are read from the beginning.
          const [code] = await Promise.all([closeCode(silent), alive.pinged(15)]);
          expect(code).toBe(4201);
          await silent.end();
          await expectHealthy(alive);
        } finally {
          alive.destroy();
          silent.destroy();
        }
      }),
  );

  test('CLOSE_TIMEOUT_MS: who neither answers nor ends TCP is cut off', { timeout }, async () => {
    await using gateway = await FloodedGateway.start({ CLOSE_TIMEOUT_MS: '300' });
    const before = await gateway.holdings();
    const socket = await connectTo(gateway.target);
    socket.on('error', () => socket.destroy());
    try {
      const broken = encodeFrame({ opcode: 3 });
      expect(
        await statusOf(socket, Buffer.concat([Buffer.from(upgradeRequest(gateway.target)), broken])),
      ).toBe(101);
      await gateway.untilBack(before, withinMs);
      // Our side is open all the while: it is allowed to stay half open, and never ends.
      expect(socket.writable).toBe(true);
    } finally {
      socket.destroy();
    }
  });

  test('a peer that has vanished is found and let go, though nothing says so', { timeout }, async () => {
    await using gateway = await FloodedGateway.start(quick);
    const before = await gateway.holdings();
    // It takes nothing and says nothing: as seen from the gateway, a cable that was cut.
    const socket = await openWith(gateway.target, new Uint8Array(), { reads: false });
    try {
      await gateway.untilBack(before);
    } finally {
      socket.destroy();
    }
  });
});

describe('/echo', () => {
  test('ECHO_ENDPOINT=off: there is nothing there, and /live is as it was', { timeout }, () =>
    withGateway({ ECHO_ENDPOINT: 'off' }, async ({ target }) => {
      const request = upgradeRequest(target);
      expect(await attack(target, (socket) => socket.end(request))).toEqual({
        status: 404,
        closeCode: undefined,
      });
      const peer = await Peer.connect(target);
      peer.send(upgradeRequest(live(target), { replace: subprotocol }));
      expect((await peer.response()).status).toBe(101);
      peer.destroy();
    }),
  );

  test('ECHO_PROFILE=conformance: its limits are for /echo alone', { timeout }, () =>
    withGateway({ ECHO_PROFILE: 'conformance' }, async ({ target }) => {
      const payload = Buffer.alloc(65_537, 'a');
      const echo = await Peer.open(target);
      echo.sendFrame({ opcode: opcodes.text, payload });
      await expectEcho(echo, opcodes.text, payload);
      echo.destroy();
      const peer = await Peer.connect(target);
      peer.send(upgradeRequest(live(target), { replace: subprotocol }));
      expect((await peer.response()).status).toBe(101);
      peer.sendFrame({ opcode: opcodes.text, payload });
      expect(await closeCode(peer)).toBe(1009);
      peer.destroy();
    }),
  );

  test('COMPRESSION=off: an offer is declined', { timeout }, () =>
    withGateway({ COMPRESSION: 'off' }, async ({ target }) => {
      const peer = await Peer.open(target, { extensions: 'permessage-deflate' });
      expect(peer.agreement).toBe(undefined);
      await expectHealthy(peer);
      peer.destroy();
    }),
  );
});
