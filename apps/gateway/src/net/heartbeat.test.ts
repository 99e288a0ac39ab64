import { expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { Heartbeat } from './heartbeat.ts';

function create(random = 0) {
  const clock = new FakeClock();
  const world = {
    clock,
    pings: [] as number[],
    canPing: true,
    progressedAt: 0,
    diedAt: undefined as number | undefined,
  };
  const heartbeat = new Heartbeat({
    clock,
    random: () => random,
    pingMs: 25_000,
    pongMs: 8_000,
    canPing: () => world.canPing,
    ping: () => world.pings.push(clock.elapsed()),
    progressedAt: () => world.progressedAt,
    onDead: () => {
      world.diedAt = clock.elapsed();
    },
  });
  return { ...world, world, heartbeat };
}

test('[G22] a peer that answers is asked again and again, a little earlier by chance', () => {
  const { clock, world, heartbeat } = create(0.5);
  for (let i = 0; i < 100; i += 1) {
    clock.advance(1_000);
    if (world.pings.at(-1) === clock.elapsed() - 250) heartbeat.heard();
    heartbeat.heard();
  }
  expect(world.pings).toEqual([23_750, 55_500, 87_250]);
  expect(world.diedAt).toBeUndefined();
});

test('[G22] a peer that is gone is found within 35 seconds, whatever chance says', () => {
  for (const random of [0, 0.5, 0.999]) {
    const { clock, world } = create(random);
    clock.advance(35_000);
    expect(world.diedAt).toBeLessThanOrEqual(33_000);
    expect(clock.pendingTasks).toBe(0);
  }
});

test('[G22] what was heard before the ping does not answer it', () => {
  const { clock, world, heartbeat } = create();
  clock.advance(24_999);
  heartbeat.heard();
  clock.advance(8_001);
  expect(world.diedAt).toBe(33_000);
});

test('[G22] a connection too full to ping lives as long as bytes leave, and is asked as soon as it can be', () => {
  const { clock, world, heartbeat } = create();
  world.canPing = false;
  for (let second = 0; second < 60; second += 1) {
    clock.advance(1_000);
    world.progressedAt = clock.elapsed();
  }
  expect(world.pings).toEqual([]);
  expect(world.diedAt).toBeUndefined();
  world.canPing = true;
  clock.advance(8_000);
  expect(world.pings).toHaveLength(1);
  world.canPing = false;
  world.progressedAt = clock.elapsed();
  clock.advance(8_000);
  expect(world.diedAt).toBeDefined();
  heartbeat.stop();
});

test('[G22] nothing is left when it is stopped', () => {
  const { clock, heartbeat, world } = create();
  heartbeat.stop();
  clock.advance(100_000);
  expect(world.pings).toEqual([]);
  expect(clock.pendingTasks).toBe(0);
});
