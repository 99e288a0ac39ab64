import { describe, expect, test } from 'vitest';
import { awaitChange, restartAfter } from './restart-policy.mjs';
import { supervise } from './supervise.mjs';

type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** Time that stands still until it is moved. */
function fakeClock() {
  let now = 0;
  const sleepers = new Set<{ at: number; wake: () => void }>();
  return {
    now: () => now,
    sleep: (ms: number, stopped: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.add(sleeper);
        stopped.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(stopped.reason);
        });
      }),
    advance(ms: number) {
      now += ms;
      for (const sleeper of [...sleepers].filter(({ at }) => at <= now)) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
    asleep: () => sleepers.size,
  };
}

/** A service whose lives and readiness the test decides. */
function fakeService() {
  const lives: { exit: (exit: Exit) => void; becomeReady: () => void; signals: string[] }[] = [];
  let becomeReady = () => {};
  return {
    lives,
    last: () => {
      const life = lives.at(-1);
      if (life === undefined) throw new Error('nothing was launched');
      return life;
    },
    service: {
      launch() {
        const { promise, resolve } = Promise.withResolvers<Exit>();
        const signals: string[] = [];
        lives.push({ exit: resolve, becomeReady: () => becomeReady(), signals });
        return { exited: promise, signal: (name: NodeJS.Signals) => void signals.push(name) };
      },
      untilReady: (stopped: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          becomeReady = resolve;
          stopped.addEventListener('abort', () => reject(stopped.reason));
        }),
    },
  };
}

function supervised(decide = restartAfter()) {
  const clock = fakeClock();
  const fake = fakeService();
  const events: unknown[] = [];
  const supervision = supervise(fake.service, {
    clock,
    decide,
    graceMs: 30_000,
    report: (event) => void events.push(event),
  });
  return { clock, fake, events, supervision };
}

/** Lets everything that only waits for promises go on. */
async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const crash: Exit = { code: 1, signal: null };

describe('a process that ends by itself', () => {
  test('is started again after the delay, and not before', async () => {
    const { clock, fake, events } = supervised();
    fake.last().becomeReady();
    await settled();
    fake.last().exit(crash);
    await settled();
    expect(events).toEqual([
      { kind: 'ready', attempt: 1, afterMs: 0 },
      { kind: 'crashed', exit: crash, next: { kind: 'restart', inARow: 1, delayMs: 500 } },
    ]);
    clock.advance(499);
    await settled();
    expect(fake.lives).toHaveLength(1);
    clock.advance(1);
    await settled();
    expect(fake.lives).toHaveLength(2);
    clock.advance(40);
    fake.last().becomeReady();
    await settled();
    expect(events.at(-1)).toEqual({ kind: 'ready', attempt: 2, afterMs: 40 });
  });

  test('also when it ends well: a server has no reason to end', async () => {
    const { fake, events } = supervised();
    fake.last().exit({ code: 0, signal: null });
    await settled();
    expect(events).toMatchObject([{ kind: 'crashed', exit: { code: 0 }, next: { kind: 'restart' } }]);
  });

  test('too often before it was ever ready is given up', async () => {
    const { clock, fake, supervision } = supervised();
    for (const delayMs of [500, 1000]) {
      fake.last().exit(crash);
      await settled();
      clock.advance(delayMs);
      await settled();
    }
    fake.last().exit(crash);
    await expect(supervision.ended).resolves.toBe('gave-up');
    expect(fake.lives).toHaveLength(3);
  });

  test('after a long life begins to count anew', async () => {
    const { clock, fake, events } = supervised();
    fake.last().becomeReady();
    fake.last().exit(crash);
    await settled();
    clock.advance(500);
    await settled();
    clock.advance(30_000);
    fake.last().exit(crash);
    await settled();
    expect(events.at(-1)).toMatchObject({ next: { kind: 'restart', inARow: 1 } });
  });
});

describe('stopping', () => {
  test('asks once, and ends with the process', async () => {
    const { clock, fake, events, supervision } = supervised();
    supervision.stop();
    supervision.stop();
    expect(fake.last().signals).toEqual(['SIGTERM']);
    fake.last().exit({ code: 0, signal: null });
    await expect(supervision.ended).resolves.toBe('stopped');
    await settled();
    expect(events).toEqual([]);
    expect(clock.asleep()).toBe(0);
  });

  test('kills what is still there after the grace', async () => {
    const { clock, fake, supervision } = supervised();
    supervision.stop();
    await settled();
    clock.advance(29_999);
    await settled();
    expect(fake.last().signals).toEqual(['SIGTERM']);
    clock.advance(1);
    await settled();
    expect(fake.last().signals).toEqual(['SIGTERM', 'SIGKILL']);
    fake.last().exit({ code: null, signal: 'SIGKILL' });
    await expect(supervision.ended).resolves.toBe('stopped');
  });

  test('while it waits to start again starts nothing', async () => {
    const { clock, fake, supervision } = supervised();
    fake.last().exit(crash);
    await settled();
    supervision.stop();
    await expect(supervision.ended).resolves.toBe('stopped');
    clock.advance(60_000);
    await settled();
    expect(fake.lives).toHaveLength(1);
    expect(clock.asleep()).toBe(0);
  });

  test('by force does not wait for the grace', async () => {
    const { fake, supervision } = supervised();
    supervision.stop();
    supervision.kill();
    expect(fake.last().signals).toEqual(['SIGTERM', 'SIGKILL']);
    fake.last().exit({ code: null, signal: 'SIGKILL' });
    await expect(supervision.ended).resolves.toBe('stopped');
  });
});

describe('replacing, when a source has changed', () => {
  test('ends the process and starts another at once, and that is no crash', async () => {
    const { fake, events, supervision, clock } = supervised(awaitChange);
    supervision.replace();
    supervision.replace();
    expect(fake.last().signals).toEqual(['SIGTERM']);
    fake.last().exit({ code: 0, signal: null });
    await settled();
    expect(fake.lives).toHaveLength(2);
    expect(events).toEqual([]);
    expect(clock.asleep()).toBe(0);
  });

  test('does not wait long for one that sends its clients away', async () => {
    const { fake, supervision, clock } = supervised(awaitChange);
    supervision.replace();
    await settled();
    clock.advance(1_000);
    await settled();
    expect(fake.last().signals).toEqual(['SIGTERM', 'SIGKILL']);
  });

  test('starts one that has crashed, which else waits for it', async () => {
    const { fake, events, supervision, clock } = supervised(awaitChange);
    fake.last().exit(crash);
    await settled();
    clock.advance(3_600_000);
    await settled();
    expect(events).toMatchObject([{ kind: 'crashed', next: { kind: 'await-change' } }]);
    expect(fake.lives).toHaveLength(1);
    supervision.replace();
    await settled();
    expect(fake.lives).toHaveLength(2);
  });

  test('after stopping starts nothing', async () => {
    const { fake, supervision } = supervised(awaitChange);
    supervision.stop();
    supervision.replace();
    fake.last().exit({ code: 0, signal: null });
    await expect(supervision.ended).resolves.toBe('stopped');
    expect(fake.lives).toHaveLength(1);
  });
});
