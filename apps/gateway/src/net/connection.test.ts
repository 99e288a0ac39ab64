import { closeCodes } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { maskedFrame, OPCODE, Wire } from './connection.fixture.ts';
import { PreparedText } from './prepared-message.ts';

const text = (length: number) => 'x'.repeat(length);

describe('a connection', () => {
  test('[G23] messages come in and go out, also those that came together with the handshake', async () => {
    await using wire = await Wire.open({ head: maskedFrame(OPCODE.text, 'early') });
    wire.say(OPCODE.text, 'late');
    await wire.until(() => wire.messages.length === 2);
    expect(wire.messages).toEqual(['early', 'late']);
    wire.connection.write(new PreparedText('one'));
    wire.connection.send('two');
    await wire.until(() => wire.received.length === 2);
    expect(wire.received).toEqual(['one', 'two']);
    wire.peer.destroy();
    await wire.until(() => wire.closedCount === 1);
  });

  test('[G24] above the high-water mark it is not writable, and says when it is again', async () => {
    await using wire = await Wire.open({ settings: { highWaterBytes: 1_000 } });
    wire.connection.write(new PreparedText(text(5_000)));
    expect(wire.connection.isWritable).toBe(false);
    expect(wire.connection.bufferedBytes).toBeGreaterThan(5_000);
    wire.clock.advance(7);
    await wire.until(() => wire.drainedCount === 1);
    expect(wire.connection.isWritable).toBe(true);
    expect(wire.connection.bufferedBytes).toBe(0);
    expect(wire.connection.progressedAt).toBe(7);
    wire.peer.destroy();
    await wire.until(() => wire.closedCount === 1);
  });

  test('[G24] a peer that does not read holds no more than the socket’s buffers and one message', async () => {
    await using wire = await Wire.open({ settings: { highWaterBytes: 1_000 } });
    wire.peer.pause();
    const message = new PreparedText(text(10_000));
    let written = 0;
    while (written < 20_000 && (wire.connection.isWritable || (await drains(wire)))) {
      wire.connection.write(message);
      written += 1;
    }
    expect(written).toBeLessThan(20_000);
    expect(wire.connection.bufferedBytes).toBeLessThan(12_000);
    wire.peer.resume();
    await wire.until(() => wire.received.length === written);
    wire.peer.destroy();
    await wire.until(() => wire.closedCount === 1);
  });

  test('[G25] a message that goes on and on is failed with 1008 at its deadline', async () => {
    await using wire = await Wire.open({ settings: { messageMs: 10_000 } });
    wire.say(OPCODE.text, 'first');
    wire.say(OPCODE.text, 'a', false);
    await wire.heard();
    wire.clock.advance(6_000);
    wire.say(OPCODE.continuation, 'b', false);
    await wire.heard();
    wire.clock.advance(4_000);
    await wire.until(() => wire.peerClose !== undefined);
    expect(wire.peerClose?.code).toBe(1008);
    expect(wire.messages).toEqual(['first']);
    await wire.peerEnded;
  });

  test('[G25] each message has the whole time for itself', async () => {
    await using wire = await Wire.open({ settings: { messageMs: 10_000 } });
    for (let n = 1; n <= 3; n += 1) {
      wire.say(OPCODE.text, 'a', false);
      await wire.heard();
      wire.clock.advance(6_000);
      wire.say(OPCODE.continuation, 'b');
      await wire.until(() => wire.messages.length === n);
    }
    expect(wire.closedCount).toBe(0);
    wire.peer.destroy();
    await wire.until(() => wire.closedCount === 1);
  });

  test('[G26] too many control frames are failed with 1008, and what follows is not listened to', async () => {
    let left = 10;
    await using wire = await Wire.open({ allowControlFrame: () => left-- > 0 });
    for (let i = 0; i < 30; i += 1) wire.say(OPCODE.ping, `${i}`);
    wire.say(OPCODE.text, 'unheard');
    await wire.until(() => wire.peerClose !== undefined);
    expect(wire.peerClose?.code).toBe(1008);
    await wire.peerEnded;
    expect(wire.messages).toEqual([]);
    expect(wire.closedCount).toBe(1);
  });

  test('[G22] a peer that answers no ping is failed with 4201', async () => {
    await using wire = await Wire.open();
    wire.clock.advance(25_000);
    await wire.until(() => wire.received.includes('ping'));
    wire.clock.advance(8_000);
    await wire.until(() => wire.peerClose !== undefined);
    expect(wire.peerClose?.code).toBe(closeCodes.heartbeatMissed);
    expect(wire.closedCount).toBe(1);
    await wire.peerEnded;
  });

  test('[G27] a closing handshake ends TCP from this side, after the peer’s answer', async () => {
    await using wire = await Wire.open();
    wire.connection.close(4001, 'not signed in');
    expect(wire.closedCount).toBe(1);
    expect(wire.connection.isWritable).toBe(false);
    wire.connection.write(new PreparedText('too late'));
    await wire.until(() => wire.peerClose !== undefined);
    expect(wire.peerClose).toEqual({ code: 4001, reason: 'not signed in' });
    wire.say(OPCODE.close, Buffer.from([0x0f, 0xa1]));
    await wire.peerEnded;
    expect(wire.received).toEqual([]);
    expect(wire.closedCount).toBe(1);
  });

  test('[G27] a peer that never answers a close is cut off at the deadline', async () => {
    await using wire = await Wire.open({ settings: { closeMs: 5_000 } });
    wire.connection.close(1000, '');
    await wire.until(() => wire.peerClose !== undefined);
    expect(wire.socket.destroyed).toBe(false);
    wire.clock.advance(5_000);
    expect(wire.socket.destroyed).toBe(true);
    await wire.peerEnded;
  });

  test('[G27] the peer’s close is answered and told once', async () => {
    await using wire = await Wire.open();
    wire.say(OPCODE.close, Buffer.from([0x03, 0xe8]));
    await wire.peerEnded;
    expect(wire.peerClose?.code).toBe(1000);
    expect(wire.closedCount).toBe(1);
  });

  test('[G28] a bug behind a message ends this connection with 1011 and nothing else', async () => {
    await using wire = await Wire.open();
    wire.onMessage = () => {
      throw new Error('a bug');
    };
    wire.say(OPCODE.text, 'go');
    await wire.until(() => wire.peerClose !== undefined);
    expect(wire.peerClose?.code).toBe(1011);
    wire.say(OPCODE.close, Buffer.from([0x03, 0xf3]));
    await wire.peerEnded;
  });

  test('[G29] a connection that breaks is told as closed once, and leaves no timer', async () => {
    await using wire = await Wire.open();
    wire.say(OPCODE.text, 'half', false);
    await wire.heard();
    expect(wire.clock.pendingTasks).toBe(2);
    wire.peer.resetAndDestroy();
    await wire.until(() => wire.closedCount === 1);
    expect(wire.clock.pendingTasks).toBe(0);
  });
});

/** False when the connection stays full until everything the kernel can take has left. */
async function drains(wire: Wire): Promise<boolean> {
  const before = wire.drainedCount;
  for (let turn = 0; turn < 50 && wire.drainedCount === before; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  return wire.drainedCount > before;
}
