import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConnectionEvent, type ConnectionState, initialState, type TimerName } from './state.ts';
import { transition } from './transition.ts';

/** The timers that each word must have, and those it may have besides. */
const timersOf: Record<ConnectionState['name'], { must: TimerName[]; may: TimerName[] }> = {
  idle: { must: [], may: [] },
  ticketing: { must: ['deadline'], may: [] },
  opening: { must: ['deadline'], may: [] },
  greeting: { must: ['deadline'], may: [] },
  live: { must: ['silence'], may: ['stable', 'pong'] },
  waiting: { must: ['retry'], may: [] },
  stopped: { must: [], may: [] },
};

/** An event about `back` links ago; most are about the present one. */
type Draft = { event: ConnectionEvent; back: number; passesMs: number; roll: number };

const anyMs = fc.oneof(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(0, -5_000, 9e12));
const failures = fc.record({
  advice: fc.constantFrom('stop' as const, 'backoff' as const),
  reason: fc.constant('not_signed_in' as const),
  message: fc.string(),
  retryAfterMs: fc.option(anyMs, { nil: undefined }),
});
const linked = { link: fc.constant(0) };
const events: fc.Arbitrary<ConnectionEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('start', 'stop', 'retry', 'nudge', 'doubt') }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('ticketed'), ticket: fc.string(), url: fc.string(), ...linked }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('ticket_failed'), failure: failures, ...linked }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('opened'), ...linked }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('welcomed'), heartbeatMs: anyMs, ...linked }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('ponged', 'mistaken'), ...linked }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('sent_away'), reconnectInMs: anyMs, ...linked }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('closed'),
      code: fc.oneof(fc.constantFrom(1000, 1002, 1006, 1011, 4002), fc.integer({ min: 4_000, max: 4_300 })),
      reason: fc.string(),
      ...linked,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('due'),
      timer: fc.constantFrom('deadline', 'retry', 'silence', 'stable', 'pong'),
      lastHeardAt: fc.integer({ min: 0, max: 3_000_000 }),
    }),
  },
) as fc.Arbitrary<ConnectionEvent>;
const drafts: fc.Arbitrary<Draft[]> = fc.array(
  fc.record({
    event: events,
    back: fc.oneof(
      { weight: 9, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
    ),
    passesMs: fc.integer({ min: 0, max: 20_000 }),
    roll: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
  { maxLength: 60 },
);

type World = { state: ConnectionState; now: number; ticketing: Set<number>; sockets: Set<number> };

/** Takes one step, keeps the books of what is open outside, and checks everything that must always hold. */
function take(world: World, draft: Draft): void {
  const before = world.state;
  world.now += draft.passesMs;
  const { now } = world;
  const event =
    'link' in draft.event ? { ...draft.event, link: Math.max(0, before.link - draft.back) } : draft.event;
  const { state, effects } = transition(before, event, { now, roll: draft.roll });
  world.state = state;

  if ('link' in event && event.link !== before.link) {
    expect(state).toBe(before);
    expect(effects).toEqual([]);
  }
  if ('link' in event) {
    if (event.type === 'ticketed' || event.type === 'ticket_failed') world.ticketing.delete(event.link);
    if (event.type === 'closed') world.sockets.delete(event.link);
  }
  for (const effect of effects) {
    if (effect.type === 'fetch_ticket') world.ticketing.add(effect.link);
    if (effect.type === 'open') world.sockets.add(effect.link);
    if (effect.type === 'drop') {
      world.ticketing.delete(effect.link);
      world.sockets.delete(effect.link);
    }
    if (effect.type === 'hello' || effect.type === 'ping') expect(world.sockets).toContain(effect.link);
  }

  const holdsSocket = state.name === 'opening' || state.name === 'greeting' || state.name === 'live';
  const mayHold = holdsSocket ? [state.link] : [];
  expect([...world.sockets].filter((link) => !mayHold.includes(link))).toEqual([]);
  if (state.name === 'ticketing') expect([...world.ticketing]).toEqual([state.link]);

  const names = Object.keys(state.timers) as TimerName[];
  const { must, may } = timersOf[state.name];
  expect(names).toEqual(expect.arrayContaining(must));
  expect([...must, ...may]).toEqual(expect.arrayContaining(names));
  if (state === before) return;
  expect(state.link === before.link || state.link === before.link + 1).toBe(true);
  for (const [name, dueAt] of Object.entries(state.timers)) {
    const isNew =
      !(name in before.timers) || dueAt !== Object.entries(before.timers).find(([n]) => n === name)?.[1];
    if (isNew) expect(dueAt).toBeLessThanOrEqual(now + 310_000);
    expect(dueAt).toSatisfy(Number.isFinite);
  }
}

/** A world in which everything works, driven by nothing but what the state itself waits for. */
function workOn(world: World): void {
  const { state } = world;
  const happen = (event: ConnectionEvent, passesMs = 0) =>
    take(world, { event, back: 0, passesMs, roll: 0.5 });
  if (state.name === 'ticketing') happen({ type: 'ticketed', link: 0, ticket: 't', url: 'wss://x' });
  if (state.name === 'opening') happen({ type: 'opened', link: 0 });
  if (state.name === 'greeting') happen({ type: 'welcomed', link: 0, heartbeatMs: 25_000 });
  if (state.name === 'waiting') {
    happen({ type: 'due', timer: 'retry', lastHeardAt: 0 }, Math.max(0, state.retryAt - world.now));
  }
}

describe('whatever happens to a connection', () => {
  test('it holds one socket at most, its timers are bounded, and in a world that works it is soon live or has said why not', () => {
    fc.assert(
      fc.property(drafts, (sequence) => {
        const world: World = {
          state: initialState,
          now: 1_000_000,
          ticketing: new Set(),
          sockets: new Set(),
        };
        for (const draft of sequence) take(world, draft);
        for (let step = 0; step < 4; step += 1) workOn(world);
        expect(['live', 'idle', 'stopped']).toContain(world.state.name);
      }),
      { seed: 20_260_713, numRuns: 3_000 },
    );
  });
});
