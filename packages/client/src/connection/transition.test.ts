import { describe, expect, test } from 'vitest';
import { TicketError } from '../ticket.ts';
import { type ConnectionEvent, type ConnectionState, type Effect, initialState, toStatus } from './state.ts';
import { transition } from './transition.ts';

const now = 1_000_000;
const roll = 0.5;

const trying = { link: 1, failures: 0, ticketRefusals: 0 };
const states = {
  idle: initialState,
  ticketing: { name: 'ticketing', ...trying, timers: { deadline: now + 9_000 } },
  opening: { name: 'opening', ...trying, ticket: 't1', timers: { deadline: now + 9_000 } },
  greeting: { name: 'greeting', ...trying, timers: { deadline: now + 9_000 } },
  live: {
    name: 'live',
    link: 1,
    failures: 2,
    since: now - 1_000,
    heartbeatMs: 25_000,
    timers: { silence: now + 35_000, stable: now + 9_000 },
  },
  waiting: {
    name: 'waiting',
    ...trying,
    failures: 1,
    retryAt: now + 150,
    why: 'network',
    timers: { retry: now + 150 },
  },
  stopped: { name: 'stopped', link: 1, reason: 'banned', code: 4003, timers: {} },
} satisfies { [Name in ConnectionState['name']]: ConnectionState };
const { idle, ticketing, opening, greeting, live, waiting, stopped } = states;

const step = (state: ConnectionState, event: ConnectionEvent) => transition(state, event, { now, roll });
const closed = (code: number, reason = ''): ConnectionEvent => ({ type: 'closed', link: 1, code, reason });
const due = (
  timer: 'deadline' | 'retry' | 'silence' | 'stable' | 'pong',
  lastHeardAt = now,
): ConnectionEvent => ({
  type: 'due',
  timer,
  lastHeardAt,
});
const drop = (code = 1000): Effect => ({ type: 'drop', link: 1, code });

describe('the way to live', () => {
  test('start asks for a ticket and gives it ten seconds', () => {
    expect(step(idle, { type: 'start' })).toEqual({
      state: { ...ticketing, timers: { deadline: now + 10_000 } },
      effects: [{ type: 'fetch_ticket', link: 1 }],
    });
  });

  test('a ticket opens the socket it names, within ten seconds', () => {
    expect(step(ticketing, { type: 'ticketed', link: 1, ticket: 't1', url: 'wss://x/live' })).toEqual({
      state: { ...opening, timers: { deadline: now + 10_000 } },
      effects: [{ type: 'open', link: 1, url: 'wss://x/live' }],
    });
  });

  test('an open socket says hello with the ticket, which is then forgotten', () => {
    expect(step(opening, { type: 'opened', link: 1 })).toEqual({
      state: { ...greeting, timers: { deadline: now + 10_000 } },
      effects: [{ type: 'hello', link: 1, ticket: 't1' }],
    });
  });

  test('a welcome makes it live, listening for silence of a heartbeat and ten seconds', () => {
    expect(step(greeting, { type: 'welcomed', link: 1, heartbeatMs: 25_000 })).toEqual({
      state: {
        name: 'live',
        link: 1,
        failures: 0,
        since: now,
        heartbeatMs: 25_000,
        timers: { silence: now + 35_000, stable: now + 10_000 },
      },
      effects: [],
    });
  });

  test.each([
    ['hours', 9e9, 310_000],
    ['nothing', 0, 11_000],
  ])('a heartbeat of %s is not believed', (_, heartbeatMs, silenceMs) => {
    const { state } = step(greeting, { type: 'welcomed', link: 1, heartbeatMs });
    expect(state).toMatchObject({ timers: { silence: now + silenceMs } });
  });

  test('a welcome for somebody else stops it before anything is said in their name', () => {
    expect(step(greeting, { type: 'mistaken', link: 1 })).toEqual({
      state: { name: 'stopped', link: 1, reason: 'another_user', timers: {} },
      effects: [drop()],
    });
  });
});

describe('failures are forgotten only after ten seconds live', () => {
  test('a welcome alone forgets none', () => {
    expect(
      step({ ...greeting, failures: 4 }, { type: 'welcomed', link: 1, heartbeatMs: 1 }).state,
    ).toMatchObject({
      failures: 4,
    });
  });

  test('ten seconds live forget all', () => {
    expect(step(live, due('stable')).state).toEqual({
      ...live,
      failures: 0,
      timers: { silence: live.timers.silence },
    });
  });
});

describe('when a try fails', () => {
  test.each([
    ['the ticket does not come', ticketing, due('deadline'), 'network'],
    ['the socket does not open', opening, due('deadline'), 'network'],
    ['the welcome does not come', greeting, due('deadline'), 'silent'],
  ] as const)(
    '%s in time: what was begun is dropped, and it waits with full jitter',
    (_, state, event, why) => {
      expect(step({ ...state, failures: 3 }, event)).toEqual({
        state: {
          name: 'waiting',
          ...trying,
          failures: 4,
          why,
          retryAt: now + 1_200,
          timers: { retry: now + 1_200 },
        },
        effects: [drop()],
      });
    },
  );

  test('a ticket that may come later is waited for at least as long as the server said', () => {
    const failure = new TicketError('backoff', '429', { retryAfterMs: 5_000 });
    expect(step(ticketing, { type: 'ticket_failed', link: 1, failure }).state).toMatchObject({
      name: 'waiting',
      retryAt: now + 5_000,
      failures: 1,
    });
  });

  test('no server keeps it away for longer than five minutes', () => {
    const failure = new TicketError('backoff', '429', { retryAfterMs: 9e12 });
    expect(step(ticketing, { type: 'ticket_failed', link: 1, failure }).state).toMatchObject({
      retryAt: now + 300_000,
    });
  });

  test('a person who is signed out is told so, and nothing goes on by itself', () => {
    const failure = new TicketError('stop', '401');
    expect(step(ticketing, { type: 'ticket_failed', link: 1, failure })).toEqual({
      state: { name: 'stopped', link: 1, reason: 'not_signed_in', message: '401', timers: {} },
      effects: [],
    });
  });
});

describe('what a close code means', () => {
  test.each([
    [4000, 'bad_message'],
    [4001, 'not_signed_in'],
    [4003, 'banned'],
    [4004, 'unsupported_protocol'],
    [4005, 'too_many_connections'],
    [4099, 'refused'],
    [1002, 'protocol_error'],
    [1003, 'protocol_error'],
    [1007, 'protocol_error'],
    [1009, 'protocol_error'],
  ])('%i stops it: %s', (code, reason) => {
    expect(step(live, closed(code, 'words'))).toEqual({
      state: { name: 'stopped', link: 1, reason, code, message: 'words', timers: {} },
      effects: [],
    });
  });

  test.each([
    [4100, 'overloaded'],
    [4101, 'rate_limited'],
    [4150, 'overloaded'],
  ])('%i is answered with a backoff that begins high: %s', (code, why) => {
    expect(step({ ...live, failures: 0 }, closed(code)).state).toMatchObject({
      name: 'waiting',
      why,
      failures: 4,
      retryAt: now + 1_200,
    });
  });

  test.each([
    [1000, 'closed'],
    [1001, 'closed'],
    [1006, 'network'],
    [1008, 'closed'],
    [1011, 'closed'],
    [4200, 'going_away'],
    [4201, 'silent'],
    [4202, 'closed'],
    [4203, 'closed'],
    [4204, 'closed'],
    [4299, 'closed'],
  ])('%i comes back and continues: %s', (code, why) => {
    expect(step({ ...live, failures: 0 }, closed(code)).state).toMatchObject({
      name: 'waiting',
      why,
      failures: 1,
      retryAt: now + 150,
    });
  });

  test('a ticket refused once is replaced; a second refusal in a row is a reason to stop', () => {
    const first = step(greeting, closed(4002)).state;
    expect(first).toMatchObject({ name: 'waiting', ticketRefusals: 1 });
    const again = step(first, due('retry')).state;
    expect(again).toMatchObject({ name: 'ticketing', link: 2, ticketRefusals: 1 });
    const refused = transition(
      { ...greeting, ticketRefusals: 1 },
      { type: 'closed', link: 1, code: 4002, reason: '' },
      { now, roll },
    );
    expect(refused.state).toMatchObject({ name: 'stopped', reason: 'ticket_refused', code: 4002 });
  });

  test.each([
    ['opening', opening],
    ['greeting', greeting],
  ])(
    '4001 while %s asks for another ticket, as often as it takes: who is signed out is told when asking',
    (_, state) => {
      const late = step({ ...state, failures: 0 }, closed(4001, 'no hello in time'));
      expect(late.state).toMatchObject({ name: 'waiting', why: 'closed', failures: 1, retryAt: now + 150 });
      expect(step(late.state, due('retry')).effects).toEqual([{ type: 'fetch_ticket', link: 2 }]);
    },
  );

  test('a refusal of a ticket is forgotten once another was taken', () => {
    const { state } = step({ ...greeting, ticketRefusals: 1 }, { type: 'welcomed', link: 1, heartbeatMs: 1 });
    expect(step(state, closed(1006)).state).toMatchObject({ name: 'waiting', ticketRefusals: 0 });
  });
});

describe('a server that goes away', () => {
  const leaving = step(live, { type: 'sent_away', link: 1, reconnectInMs: 1_730 }).state;

  test('gives a slot, which is kept exactly and counts as no failure', () => {
    expect(step(leaving, closed(4200)).state).toMatchObject({
      name: 'waiting',
      why: 'going_away',
      failures: 2,
      retryAt: now + 1_730,
    });
  });

  test('that breaks before it closes has given the slot all the same', () => {
    expect(step(leaving, closed(1006)).state).toMatchObject({ why: 'going_away', retryAt: now + 1_730 });
  });

  test('is come back to at once when the slot has passed', () => {
    const { state } = transition(leaving, closed(4200), { now: now + 60_000, roll });
    expect(state).toMatchObject({ name: 'waiting', retryAt: now + 60_000 });
  });

  test('may still say that this client must not come back', () => {
    expect(step(leaving, closed(4003)).state).toMatchObject({ name: 'stopped', reason: 'banned' });
  });
});

describe('a socket that may be dead', () => {
  test.each(['nudge', 'doubt', 'retry'] as const)('%s while live asks it, and waits five seconds', (type) => {
    expect(step(live, { type })).toEqual({
      state: { ...live, timers: { ...live.timers, pong: now + 5_000 } },
      effects: [{ type: 'ping', link: 1 }],
    });
  });

  const probing = step(live, { type: 'nudge' }).state;

  test('is asked once at a time', () => {
    expect(step(probing, { type: 'nudge' })).toEqual({ state: probing, effects: [] });
  });

  test('lives when it answers', () => {
    expect(step(probing, { type: 'ponged', link: 1 }).state).toEqual(live);
  });

  test('is dead when it does not: dropped, and connected anew', () => {
    expect(step(probing, due('pong'))).toEqual({
      state: {
        name: 'waiting',
        link: 1,
        failures: 3,
        ticketRefusals: 0,
        why: 'silent',
        retryAt: now + 600,
        timers: { retry: now + 600 },
      },
      effects: [drop(4201)],
    });
  });

  test('was heard lately: the timer that listens for silence is set again from then', () => {
    expect(step(live, due('silence', now - 10_000)).state).toMatchObject({
      name: 'live',
      timers: { silence: now + 25_000 },
    });
  });

  test('was silent for a heartbeat and ten seconds: dead', () => {
    expect(step(live, due('silence', now - 35_000))).toMatchObject({
      state: { name: 'waiting', why: 'silent' },
      effects: [drop(4201)],
    });
  });

  test('is not waited for longer because the clock was set back', () => {
    expect(step(live, due('silence', now + 3_600_000)).state).toMatchObject({
      timers: { silence: now + 35_000 },
    });
  });
});

describe('waiting', () => {
  test.each([
    ['its time has come', due('retry')],
    ['the person asks', { type: 'retry' }],
    ['the page is looked at, comes online or wakes', { type: 'nudge' }],
  ] as const)('ends when %s, and remembers the failures', (_, event) => {
    expect(step(waiting, event)).toEqual({
      state: {
        name: 'ticketing',
        link: 2,
        failures: 1,
        ticketRefusals: 0,
        timers: { deadline: now + 10_000 },
      },
      effects: [{ type: 'fetch_ticket', link: 2 }],
    });
  });

  test.each(['going_away', 'overloaded', 'rate_limited'] as const)(
    'because of "%s" is ended by the person, not by a page that is looked at',
    (why) => {
      const ordered = { ...waiting, why };
      expect(step(ordered, { type: 'nudge' })).toEqual({ state: ordered, effects: [] });
      expect(step(ordered, { type: 'retry' }).state.name).toBe('ticketing');
    },
  );
});

describe('stop and start', () => {
  test.each([ticketing, opening, greeting, live])('stop drops what $name holds', (state) => {
    expect(step(state, { type: 'stop' })).toEqual({
      state: { name: 'idle', link: 1, timers: {} },
      effects: [drop()],
    });
  });

  test.each([waiting, stopped])('stop makes $name idle, with nothing to drop', (state) => {
    expect(step(state, { type: 'stop' })).toEqual({
      state: { name: 'idle', link: 1, timers: {} },
      effects: [],
    });
  });

  test.each(['start', 'retry'] as const)('%s leaves stopped, with a clean record', (type) => {
    expect(step(stopped, { type }).state).toMatchObject({ name: 'ticketing', link: 2, failures: 0 });
  });

  test.each([ticketing, opening, greeting, live, waiting])('start changes nothing while $name', (state) => {
    expect(step(state, { type: 'start' }).state).toBe(state);
  });
});

describe('what is not in the table does not happen', () => {
  test('an event of an earlier link changes nothing', () => {
    const late: ConnectionEvent[] = [
      { type: 'ticketed', link: 0, ticket: 't0', url: 'wss://x' },
      { type: 'ticket_failed', link: 0, failure: new TicketError('stop', '') },
      { type: 'opened', link: 0 },
      { type: 'welcomed', link: 0, heartbeatMs: 1 },
      { type: 'mistaken', link: 0 },
      { type: 'ponged', link: 0 },
      { type: 'sent_away', link: 0, reconnectInMs: 1 },
      { type: 'closed', link: 0, code: 4003, reason: '' },
    ];
    for (const state of Object.values(states).filter(({ link }) => link === 1)) {
      for (const event of late) expect(step(state, event).state).toBe(state);
    }
  });

  test('a timer that is not running cannot be due', () => {
    for (const state of Object.values(states)) {
      for (const timer of ['deadline', 'retry', 'silence', 'stable', 'pong'] as const) {
        if (!(timer in state.timers)) expect(step(state, due(timer)).state).toBe(state);
      }
    }
  });

  test('while opening nothing is welcome, and while live no second welcome', () => {
    expect(step(opening, { type: 'welcomed', link: 1, heartbeatMs: 1 }).state).toBe(opening);
    expect(step(live, { type: 'welcomed', link: 1, heartbeatMs: 1 }).state).toBe(live);
  });
});

describe('what a person is shown', () => {
  test.each([
    [idle, { state: 'idle' }],
    [
      { ...ticketing, failures: 2 },
      { state: 'connecting', attempt: 3 },
    ],
    [opening, { state: 'connecting', attempt: 1 }],
    [greeting, { state: 'greeting', attempt: 1 }],
    [live, { state: 'live', since: now - 1_000, probing: false }],
    [waiting, { state: 'waiting', attempt: 1, retryAt: now + 150, why: 'network' }],
    [stopped, { state: 'stopped', reason: 'banned', code: 4003 }],
  ] as const)('$name', (state, status) => {
    expect(toStatus(state)).toEqual(status);
  });

  test('a probe', () => {
    expect(toStatus(step(live, { type: 'doubt' }).state)).toMatchObject({ state: 'live', probing: true });
  });
});
