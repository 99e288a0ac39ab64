import { describe, expect, test } from 'vitest';
import type { Status } from '../api.ts';
import { bob } from '../testing/fake-gateway.ts';
import { makeClient } from '../testing/make-client.ts';
import { settle } from '../testing/settle.ts';
import { TicketError } from '../ticket.ts';

const room = 'room:01990000-0000-7000-8000-0000000000aa';

describe('getting a ticket', () => {
  test('each connection gets a fresh one, and says it in its hello', async () => {
    const { client, gateway, clock, tickets, goLive } = makeClient();
    await goLive();
    gateway.link.close(1006);
    await clock.advance(150);
    expect(tickets).toEqual(['t1', 't2']);
    expect(gateway.links.map(({ heard }) => heard[0])).toMatchObject([{ ticket: 't1' }, { ticket: 't2' }]);
    client.stop();
  });

  test('a person who is signed out is told, and nothing is tried until they come back', async () => {
    let isSignedIn = false;
    const { client, clock, goLive } = makeClient({
      getTicket: async () => {
        if (isSignedIn) return { ticket: 't', url: 'ws://x' };
        throw new TicketError('stop', 'signed out');
      },
    });
    await goLive();
    expect(client.status).toEqual({ state: 'stopped', reason: 'not_signed_in', message: 'signed out' });
    await clock.advance(3_600_000);
    expect(client.status.state).toBe('stopped');
    expect(clock.pending).toBe(0);
    isSignedIn = true;
    client.retryNow();
    await settle();
    expect(client.status.state).toBe('live');
    client.stop();
  });

  test('a failure of the network is waited out, and is no fault to report', async () => {
    let failures = 2;
    const { client, clock, faults, goLive } = makeClient({
      getTicket: async () => {
        failures -= 1;
        if (failures >= 0) throw new TicketError('backoff', 'no network');
        return { ticket: 't', url: 'ws://x' };
      },
    });
    await goLive();
    expect(client.status).toMatchObject({ state: 'waiting', why: 'network', retryAt: clock.now() + 150 });
    await clock.advance(150);
    expect(client.status).toMatchObject({ state: 'waiting', attempt: 2, retryAt: clock.now() + 300 });
    await clock.advance(300);
    expect(client.status.state).toBe('live');
    expect(faults).toEqual([]);
    client.stop();
  });

  test('a getTicket that breaks is reported, and tried again', async () => {
    const broken = new TypeError('undefined is not a function');
    const { client, faults, goLive } = makeClient({ getTicket: () => Promise.reject(broken) });
    await goLive();
    expect(client.status).toMatchObject({ state: 'waiting', why: 'network' });
    expect(faults).toEqual([broken]);
    client.stop();
  });

  test('one that never comes is given up after ten seconds, and its request is aborted', async () => {
    const signals: AbortSignal[] = [];
    const { client, clock, goLive } = makeClient({
      getTicket: (signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    await goLive();
    await clock.advance(10_000);
    expect(client.status.state).toBe('waiting');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    client.stop();
  });

  test('a ticket that comes after the client was stopped opens nothing', async () => {
    const { promise, resolve } = Promise.withResolvers<{ ticket: string; url: string }>();
    const { client, gateway, goLive } = makeClient({ getTicket: () => promise });
    await goLive();
    client.stop();
    resolve({ ticket: 't', url: 'ws://x' });
    await settle();
    expect(gateway.links).toEqual([]);
  });

  test('a url of the app’s own is used instead of the ticket’s', async () => {
    const { client, gateway, goLive } = makeClient({ url: 'wss://mine.test/live' });
    await goLive();
    expect(gateway.link.url).toBe('wss://mine.test/live');
    client.stop();
  });
});

describe('opening the socket', () => {
  test('one that never opens is dropped after ten seconds', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.opens = false;
    await goLive();
    expect(client.status).toEqual({ state: 'connecting', attempt: 1 });
    await clock.advance(10_000);
    expect(client.status).toMatchObject({ state: 'waiting', why: 'network' });
    expect(gateway.link.closedByClient).toBe(1000);
    client.stop();
  });

  test('a welcome that never comes is the same', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.intercept = () => true;
    await goLive();
    expect(client.status).toEqual({ state: 'greeting', attempt: 1 });
    await clock.advance(10_000);
    expect(client.status).toMatchObject({ state: 'waiting', why: 'silent' });
    expect(gateway.link.closedByClient).toBe(1000);
    client.stop();
  });

  test('a transport that throws counts as one that broke', async () => {
    const { client, faults, goLive } = makeClient({
      transport: () => {
        throw new SyntaxError('not a url');
      },
    });
    await goLive();
    expect(client.status).toMatchObject({ state: 'waiting', why: 'network' });
    expect(faults).toMatchObject([{ message: 'not a url' }]);
    client.stop();
  });

  test('a welcome for another person stops it, and nothing of the outbox was sent', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.author = bob;
    client.publish(room, 'mine alone');
    client.log(room, { onReset: () => expect.unreachable('what bob may read was shown to ada') });
    await goLive();
    expect(client.welcome).toBeUndefined();
    expect(client.status).toEqual({ state: 'stopped', reason: 'another_user' });
    expect(gateway.link.heardOf('publish')).toEqual([]);
    expect(gateway.link.closedByClient).toBe(1000);
    client.stop();
  });
});

describe('staying connected', () => {
  test('a broken socket is replaced with growing waits, which shrink again only after ten seconds live', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const waits: number[] = [];
    client.onStatus((status) => {
      if (status.state === 'waiting') waits.push(status.retryAt - clock.now());
    });
    await goLive();
    for (const waitMs of [150, 300, 600]) {
      gateway.link.close(1006);
      await clock.advance(waitMs);
      expect(client.status.state).toBe('live');
    }
    await clock.advance(10_000);
    gateway.link.close(1006);
    expect(waits).toEqual([150, 300, 600, 150]);
    client.stop();
  });

  test('a server that is heard, by heartbeats or by events, is never asked whether it lives', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    for (let beat = 0; beat < 10; beat += 1) {
      await clock.advance(30_000);
      gateway.link.say({ type: 'heartbeat', now: clock.now() });
    }
    expect(client.status.state).toBe('live');
    expect(gateway.links).toHaveLength(1);
    expect(gateway.link.heardOf('ping')).toEqual([]);
    client.stop();
  });

  test('a server that is silent for its heartbeat and ten seconds is dead', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    await clock.advance(34_999);
    expect(client.status.state).toBe('live');
    await clock.advance(1);
    expect(client.status).toMatchObject({ state: 'waiting', why: 'silent' });
    expect(gateway.link.closedByClient).toBe(4201);
    client.stop();
  });

  test('sent away in a slot, it comes back in that slot', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.link.say({ type: 'goaway', reconnectInMs: 1_730, why: 'deploy' });
    expect(client.status.state).toBe('live');
    gateway.link.close(4200);
    expect(client.status).toMatchObject({
      state: 'waiting',
      why: 'going_away',
      retryAt: clock.now() + 1_730,
    });
    await clock.advance(1_730);
    expect(client.status.state).toBe('live');
    client.stop();
  });

  test.each([
    [4003, 'banned'],
    [4005, 'too_many_connections'],
  ] as const)('close code %i stops it: %s', async (code, reason) => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.link.close(code, 'because');
    expect(client.status).toEqual({ state: 'stopped', reason, code, message: 'because' });
    expect(clock.pending).toBe(0);
    client.stop();
  });
});

describe('what the surroundings say', () => {
  test.each(['visible', 'online', 'wake', 'offline'] as const)(
    '%s while live asks the socket; no answer within five seconds, and it is replaced',
    async (signal) => {
      const bench = makeClient();
      const { client, gateway, clock, goLive } = bench;
      await goLive();
      gateway.intercept = (_, message) => message.type === 'ping';
      bench.signal(signal);
      expect(client.status).toMatchObject({ state: 'live', probing: true });
      expect(gateway.link.heardOf('ping')).toHaveLength(1);
      await clock.advance(5_000);
      expect(client.status).toMatchObject({ state: 'waiting', why: 'silent' });
      await clock.advance(150);
      expect(client.status.state).toBe('live');
      client.stop();
    },
  );

  test('going offline kills no socket that still answers', async () => {
    const { client, gateway, clock, goLive, signal } = makeClient();
    await goLive();
    signal('offline');
    expect(client.status).toMatchObject({ state: 'live', probing: false });
    await clock.advance(5_000);
    expect(gateway.links).toHaveLength(1);
    client.stop();
  });

  test('coming online while waiting connects at once', async () => {
    const { client, gateway, goLive, signal } = makeClient({ random: () => 0.999 });
    await goLive();
    gateway.link.close(1006);
    signal('online');
    await settle();
    expect(client.status.state).toBe('live');
    client.stop();
  });

  test('a lid that was closed for ten minutes is noticed by the clock, and the socket is asked', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    await clock.advance(2_000);
    clock.sleep(600_000);
    gateway.intercept = (_, message) => message.type === 'ping';
    await clock.advance(3_000);
    expect(client.status).toMatchObject({ state: 'live', probing: true });
    await clock.advance(5_150);
    expect(gateway.links).toHaveLength(2);
    expect(client.status.state).toBe('live');
    client.stop();
  });

  test('a page that is put away takes its leave, and connects again when it is taken out', async () => {
    const { client, gateway, goLive, signal } = makeClient();
    await goLive();
    signal('hidden');
    expect(client.status).toEqual({ state: 'idle' });
    expect(gateway.link.closedByClient).toBe(1000);
    signal('shown');
    await settle();
    expect(client.status.state).toBe('live');
    client.stop();
  });

  test('after stop nothing is heard any more', async () => {
    const { client, gateway, goLive, signal } = makeClient();
    await goLive();
    client.stop();
    signal('shown');
    await settle();
    expect(client.status).toEqual({ state: 'idle' });
    expect(gateway.links).toHaveLength(1);
  });
});

describe('what the server says', () => {
  test('a text that is no message is reported, and does no harm', async () => {
    const { client, gateway, faults, goLive } = makeClient();
    await goLive();
    gateway.link.sayText('{"type":"event","channel":7}');
    gateway.link.sayText('nonsense');
    expect(faults).toHaveLength(2);
    expect(client.status.state).toBe('live');
    client.stop();
  });

  test('in production the server is believed, but not what is no message at all', async () => {
    const { client, gateway, faults, goLive } = makeClient({ isProduction: true });
    await goLive();
    gateway.link.sayText('{"type":"tomorrow","unknown":true}');
    expect(faults).toEqual([]);
    gateway.link.sayText('[]');
    gateway.link.sayText('nonsense');
    expect(faults).toHaveLength(2);
    gateway.intercept = (_, message) => message.type === 'subscribe';
    client.log(room, {});
    gateway.link.sayText(`{"type":"subscribed","re":${gateway.link.heardOf('subscribe')[0]?.id}}`);
    expect(faults).toMatchObject([{}, {}, { name: 'TypeError' }]);
    expect(client.status.state).toBe('live');
    client.stop();
  });

  test('a second welcome is not listened to', async () => {
    const { client, gateway, goLive } = makeClient();
    const told: string[] = [];
    client.log(room, { onReset: ({ reason }) => told.push(reason) });
    await goLive();
    const [hello] = gateway.link.heardOf('hello');
    if (hello !== undefined)
      gateway.link.say({ ...gateway.welcome(gateway.link, hello), connectionId: 'again' });
    expect(told).toEqual(['initial']);
    expect(client.welcome?.connectionId).toBe('c1');
    client.stop();
  });

  test('an error that answers a question nobody asks any more is no fault', async () => {
    const { client, gateway, faults, goLive } = makeClient();
    await goLive();
    gateway.link.say({ type: 'error', re: 77, code: 'internal', message: 'late', retryable: true });
    expect(faults).toEqual([]);
    client.stop();
  });

  test('an error that answers no question is reported', async () => {
    const { client, gateway, faults, goLive } = makeClient();
    await goLive();
    gateway.link.say({ type: 'error', code: 'bad_request', message: 'what?', retryable: false });
    expect(faults).toMatchObject([{ name: 'RequestError', code: 'bad_request', message: 'what?' }]);
    client.stop();
  });

  test('its clock is known from the welcome', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.now = clock.now() + 90_000;
    await goLive();
    expect(client.serverNow()).toBe(clock.now() + 90_000);
    expect(client.welcome).toMatchObject({ node: 'g1', connectionId: 'c1', user: { id: 'ada' } });
    client.stop();
  });
});

describe('those who listen to the status', () => {
  test('hear the present one at once, each change once, and nothing after they left', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const heard: Status['state'][] = [];
    const leave = client.onStatus(({ state }) => heard.push(state));
    await goLive();
    gateway.link.close(1006);
    await clock.advance(150);
    leave();
    client.stop();
    expect(heard).toEqual([
      'idle',
      'connecting',
      'greeting',
      'live',
      'waiting',
      'connecting',
      'greeting',
      'live',
    ]);
  });

  test('may throw without harm to the others', async () => {
    const { client, faults, goLive } = makeClient();
    const heard: string[] = [];
    client.onStatus(() => {
      throw new Error('a bug of the app');
    });
    client.onStatus(({ state }) => heard.push(state));
    await goLive();
    expect(heard.at(-1)).toBe('live');
    expect(faults).toHaveLength(4);
    client.stop();
  });

  test('may stop the client before its ticket is asked for: that is given up again', async () => {
    const signals: AbortSignal[] = [];
    const { client, goLive } = makeClient({
      getTicket: (signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    client.onStatus(({ state }) => {
      if (state === 'connecting') client.stop();
    });
    await goLive();
    expect(client.status).toEqual({ state: 'idle' });
    expect(signals.filter(({ aborted }) => !aborted)).toEqual([]);
  });

  test('may stop the client from inside', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    client.onStatus(({ state }) => {
      if (state === 'greeting') client.stop();
    });
    await goLive();
    expect(client.status).toEqual({ state: 'idle' });
    expect(gateway.link.isOpen).toBe(false);
    expect(clock.pending).toBe(0);
  });
});

describe('start and stop', () => {
  test('stop leaves nothing behind: no timer, no socket, no listener', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    client.log(room, {});
    await goLive();
    client.publish(room, 'x');
    await settle();
    client.stop();
    client.stop();
    expect(clock.pending).toBe(0);
    expect(gateway.link.closedByClient).toBe(1000);
  });

  test('starting twice connects once, and starting after a stop connects again', async () => {
    const { client, gateway, clock, listeners, goLive } = makeClient();
    client.start();
    await goLive();
    expect(gateway.links).toHaveLength(1);
    client.stop();
    expect(listeners()).toBe(0);
    await goLive();
    expect(gateway.links).toHaveLength(2);
    expect(client.status.state).toBe('live');
    expect(client.userId).toBe('ada');
    clock.sleep(60_000);
    await clock.advance(5_000);
    expect(gateway.link.heardOf('ping')).toHaveLength(1);
    client.stop();
  });
});
