import type { ClientMessageInput } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { Requests } from './requests.ts';
import { FakeClock } from './testing/fake-clock.ts';

function open() {
  const clock = new FakeClock();
  const sent: ClientMessageInput[] = [];
  const outcomes: unknown[] = [];
  let timeouts = 0;
  const requests = new Requests({
    clock,
    send: (message) => sent.push(message),
    onTimeout: () => {
      timeouts += 1;
    },
  });
  requests.open();
  const ask = () => requests.ask({ type: 'history', channel: 'room:x' }, (outcome) => outcomes.push(outcome));
  return { clock, sent, outcomes, requests, ask, timeouts: () => timeouts };
}

describe('requests', () => {
  test('are told apart by their ids, whatever the order of the answers', () => {
    const { sent, outcomes, requests, ask } = open();
    ask();
    ask();
    expect(sent).toMatchObject([{ id: 1 }, { id: 2 }]);
    const answer = (re: number, epoch: string) =>
      requests.answer({ type: 'history', re, channel: 'room:x', epoch, events: [], more: false });
    expect(answer(2, 'second')).toBe(true);
    expect(answer(1, 'first')).toBe(true);
    expect(outcomes).toMatchObject([{ reply: { epoch: 'second' } }, { reply: { epoch: 'first' } }]);
  });

  test('are answered once', () => {
    const { outcomes, requests, ask, clock } = open();
    ask();
    expect(requests.answer({ type: 'ok', re: 1 })).toBe(true);
    expect(requests.answer({ type: 'ok', re: 1 })).toBe(false);
    requests.close();
    expect(outcomes).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  test('that nobody asked are not answered', () => {
    const { requests } = open();
    expect(requests.answer({ type: 'ok', re: 77 })).toBe(false);
    expect(requests.answer({ type: 'error', code: 'internal', message: '', retryable: true })).toBe(false);
  });

  test('time out after ten seconds, and say that the socket may be dead', async () => {
    const { clock, outcomes, requests, ask, timeouts } = open();
    ask();
    await clock.advance(9_999);
    expect(outcomes).toEqual([]);
    await clock.advance(1);
    expect(outcomes).toMatchObject([{ ok: false, failure: { code: 'timeout', retryable: true } }]);
    expect(timeouts()).toBe(1);
    expect(requests.answer({ type: 'ok', re: 1 })).toBe(false);
  });

  test('fail with the connection, and at once while there is none', () => {
    const { clock, sent, outcomes, requests, ask } = open();
    ask();
    requests.close();
    ask();
    expect(sent).toHaveLength(1);
    expect(outcomes).toMatchObject([
      { failure: { code: 'disconnected' } },
      { failure: { code: 'disconnected' } },
    ]);
    expect(requests.answer({ type: 'ok', re: 1 })).toBe(false);
    expect(clock.pending).toBe(0);
  });

  test('are at most a thousand at a time', () => {
    const { sent, outcomes, ask } = open();
    for (let n = 0; n <= 1_000; n += 1) ask();
    expect(sent).toHaveLength(1_000);
    expect(outcomes).toMatchObject([{ ok: false, failure: { code: 'rate_limited', retryable: true } }]);
  });
});
