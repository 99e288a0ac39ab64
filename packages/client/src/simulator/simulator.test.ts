import { describe, expect, test } from 'vitest';
import type { Transport, TransportEvents } from '../platform/transport.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { makeClient } from '../testing/make-client.ts';
import { settle } from '../testing/settle.ts';
import { TicketError } from '../ticket.ts';
import { checkConditions, isGood, type NetworkConditions, presets } from './conditions.ts';
import { maxTries, pipeLimits } from './pipe.ts';
import { createNetworkSimulator } from './simulator.ts';

const room = 'room:01990000-0000-7000-8000-0000000000aa';
const good: NetworkConditions = presets.good;

/** A far side that opens at once and keeps what it is sent, and a client that notes when it hears what. */
function simulate(conditions: NetworkConditions, seed = 1) {
  const clock = new FakeClock();
  const network = createNetworkSimulator({ conditions, seed, clock });
  const startedAt = clock.now();
  const elapsed = () => clock.now() - startedAt;
  const told: [ms: number, what: string][] = [];
  const far: { events: TransportEvents; heard: [ms: number, text: string][]; closed: number[] }[] = [];
  const inner: Transport = (_url, _subprotocol, events) => {
    const side = { events, heard: [] as [number, string][], closed: [] as number[] };
    far.push(side);
    queueMicrotask(() => events.onOpen());
    return {
      send: (text) => side.heard.push([elapsed(), text]),
      close: (code) => side.closed.push(code),
      bufferedBytes: 5,
    };
  };
  const connect = () =>
    network.transport(inner)('ws://far.test', 'tidewire.v1.json', {
      onOpen: () => told.push([elapsed(), 'open']),
      onText: (text) => told.push([elapsed(), text]),
      onClose: (code) => told.push([elapsed(), `close ${code}`]),
    });
  const latest = () => {
    const side = far.at(-1);
    if (side === undefined) throw new Error('nobody connected');
    return side;
  };
  return { clock, network, connect, told, far, latest };
}

describe('delay', () => {
  test('of nothing delivers at once, with no timer and no queue', async () => {
    const { connect, clock, told, latest } = simulate(good);
    const connection = connect();
    await settle();
    connection.send('there');
    latest().events.onText('back');
    expect(latest().heard).toEqual([[0, 'there']]);
    expect(told).toEqual([
      [0, 'open'],
      [0, 'back'],
    ]);
    expect(clock.pending).toBe(0);
    expect(connection.bufferedBytes).toBe(5);
  });

  test('holds for each direction, and opening takes two round trips', async () => {
    const { connect, clock, told, latest } = simulate({ ...good, delayMs: 100 });
    const connection = connect();
    await clock.advance(400);
    expect(told).toEqual([[400, 'open']]);
    connection.send('there');
    expect(connection.bufferedBytes).toBe(5 + 5);
    await clock.advance(99);
    expect(latest().heard).toEqual([]);
    await clock.advance(1);
    expect(latest().heard).toEqual([[500, 'there']]);
    latest().events.onText('back');
    await clock.advance(100);
    expect(told.at(-1)).toEqual([600, 'back']);
    expect(clock.pending).toBe(0);
  });

  test('with jitter keeps the order, and is the same for the same seed', async () => {
    const arrivals = async (seed: number) => {
      const { connect, clock, told, latest } = simulate({ ...good, delayMs: 20, jitterMs: 500 }, seed);
      connect();
      await clock.advance(1_000);
      told.length = 0;
      for (let n = 0; n < 50; n += 1) {
        latest().events.onText(String(n));
        await clock.advance(7);
      }
      await clock.advance(1_000);
      return told;
    };
    const told = await arrivals(7);
    expect(told.map(([, text]) => text)).toEqual(Array.from({ length: 50 }, (_, n) => String(n)));
    expect(await arrivals(7)).toEqual(told);
    expect(await arrivals(8)).not.toEqual(told);
  });

  test('that shrinks lets nothing overtake what is on its way', async () => {
    const { connect, network, clock, told, latest } = simulate({ ...good, delayMs: 1_000 });
    connect();
    await clock.advance(4_000);
    latest().events.onText('slow');
    network.set(good);
    latest().events.onText('fast');
    await clock.advance(1_000);
    expect(told.slice(1)).toEqual([
      [5_000, 'slow'],
      [5_000, 'fast'],
    ]);
  });
});

test('bandwidth makes texts wait for those before them', async () => {
  const { connect, clock, latest } = simulate({ ...good, bytesPerSecond: 1_000 });
  const connection = connect();
  await settle();
  connection.send('a'.repeat(500));
  connection.send('é'.repeat(500));
  await clock.advance(2_000);
  expect(latest().heard.map(([ms]) => ms)).toEqual([500, 1_500]);
});

describe('loss', () => {
  test('is a stall: everything arrives, in order, later', async () => {
    const { connect, clock, told, latest } = simulate({ ...good, delayMs: 10, loss: 0.3 }, 3);
    connect();
    await clock.advance(60_000);
    told.length = 0;
    for (let n = 0; n < 40; n += 1) latest().events.onText(String(n));
    await clock.advance(60_000);
    const texts = told.filter(([, text]) => !text.startsWith('close'));
    expect(texts.map(([, text]) => text)).toEqual(texts.map((_, n) => String(n)));
    expect(texts.length).toBeGreaterThan(0);
    expect(Math.max(...texts.map(([ms]) => ms))).toBeGreaterThanOrEqual(60_000 + 10 + 200);
  });

  test(`of the same segment ${maxTries} times breaks the connection, and what was on its way is gone`, async () => {
    const { connect, network, clock, told, latest } = simulate(good);
    const connection = connect();
    await settle();
    network.set({ ...good, delayMs: 50 });
    latest().events.onText('the answer');
    network.set({ ...good, delayMs: 50, loss: 0.99 });
    for (let n = 0; n < 10; n += 1) connection.send('x');
    await clock.advance(600_000);
    expect(told).toEqual([
      [0, 'open'],
      [0, 'close 1006'],
    ]);
    expect(latest()).toMatchObject({ heard: [], closed: [1000] });
    expect(clock.pending).toBe(0);
  });
});

test('a connection that lives a mean time breaks by itself, and each at its own', async () => {
  const { connect, clock, told, latest } = simulate({ ...good, meanLifeMs: 10_000 });
  for (let n = 0; n < 3; n += 1) connect();
  await clock.advance(1_000_000);
  const broken = told.filter(([, what]) => what === 'close 1006').map(([ms]) => ms);
  expect(new Set(broken).size).toBe(3);
  expect(latest().closed).toEqual([1000]);
  expect(clock.pending).toBe(0);
});

describe('offline', () => {
  test('by a cut breaks what is open, and refuses what is opened, without asking the far side', async () => {
    const { connect, network, clock, told, far } = simulate(good);
    connect();
    await settle();
    network.set(presets.offline);
    expect(told).toEqual([
      [0, 'open'],
      [0, 'close 1006'],
    ]);
    connect();
    await clock.advance(0);
    expect(told.at(-1)).toEqual([0, 'close 1006']);
    expect(far).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  test('in silence holds both directions, and lets them go when it ends', async () => {
    const { connect, network, clock, told, latest } = simulate(good);
    const connection = connect();
    await settle();
    network.set(presets.silent);
    connection.send('there');
    latest().events.onText('back');
    await clock.advance(30_000);
    expect(told).toEqual([[0, 'open']]);
    expect(latest().heard).toEqual([]);
    network.set(good);
    expect(latest().heard).toEqual([[30_000, 'there']]);
    expect(told.at(-1)).toEqual([30_000, 'back']);
  });

  test('in silence a closed connection stays half-open for the far side, and nothing more is told', async () => {
    const { connect, network, clock, told, latest } = simulate(good);
    const connection = connect();
    await settle();
    network.set(presets.silent);
    connection.close(4201);
    latest().events.onText('are you there?');
    await clock.advance(34_000);
    expect(latest().closed).toEqual([]);
    network.set(good);
    expect(latest().closed).toEqual([4201]);
    expect(told).toEqual([[0, 'open']]);
  });

  test('in silence the far side gives up, as a gateway does whose pings nobody answers', async () => {
    const { connect, network, clock, told, latest } = simulate(good);
    connect();
    await settle();
    network.set(presets.silent);
    await clock.advance(20_000);
    network.set({ ...presets.silent });
    await clock.advance(15_000);
    expect(latest().closed).toEqual([1000]);
    latest().events.onClose(1000, '');
    await clock.advance(60_000);
    expect(told).toEqual([[0, 'open']]);
    network.set(good);
    expect(told.at(-1)).toEqual([95_000, 'close 1000']);
    expect(clock.pending).toBe(0);
  });

  test('a silence that ends in time costs no connection', async () => {
    const { connect, network, clock, latest } = simulate(good);
    connect();
    await settle();
    network.set(presets.silent);
    await clock.advance(30_000);
    network.set(good);
    await clock.advance(60_000);
    expect(latest().closed).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test('in silence a new connection hangs, and is never made when nobody waits for it any more', async () => {
    const { connect, network, clock, far, told } = simulate(presets.silent);
    connect().close(1000);
    connect();
    await clock.advance(10_000);
    expect(far).toHaveLength(0);
    network.set(good);
    await settle();
    expect(far).toHaveLength(1);
    expect(told).toEqual([[10_000, 'open']]);
  });

  test('in silence holds so much and no more: then the connection breaks', async () => {
    const { connect, network, told, latest } = simulate(good);
    connect();
    await settle();
    network.set(presets.silent);
    for (let n = 0; n <= pipeLimits.texts; n += 1) latest().events.onText('x');
    expect(told.at(-1)).toEqual([0, 'close 1006']);
    const other = simulate(good);
    const connection = other.connect();
    await settle();
    other.network.set(presets.silent);
    connection.send('x'.repeat(pipeLimits.bytes));
    expect(other.told).toHaveLength(1);
    connection.send('x');
    expect(other.told.at(-1)).toEqual([0, 'close 1006']);
  });
});

describe('a cut', () => {
  test('loses the answer that is on its way, but not what had arrived', async () => {
    const { connect, network, clock, told, latest } = simulate({ ...good, delayMs: 50 });
    const connection = connect();
    await clock.advance(200);
    connection.send('publish');
    await clock.advance(50);
    latest().events.onText('ok');
    network.cut();
    await clock.advance(1_000);
    expect(latest().heard).toEqual([[250, 'publish']]);
    expect(told).toEqual([
      [200, 'open'],
      [250, 'close 1006'],
    ]);
  });

  test('of nothing is nothing, and a second one too', async () => {
    const { connect, network, told } = simulate(good);
    network.cut();
    connect();
    await settle();
    network.cut();
    network.cut();
    expect(told).toHaveLength(2);
  });
});

describe('ends', () => {
  test('what the far side said before it closed comes first', async () => {
    const { connect, clock, told, latest } = simulate({ ...good, delayMs: 30 });
    connect();
    await clock.advance(120);
    latest().events.onText('goaway');
    latest().events.onClose(4200, 'deploy');
    await clock.advance(30);
    expect(told.slice(1)).toEqual([
      [150, 'goaway'],
      [150, 'close 4200'],
    ]);
    expect(clock.pending).toBe(0);
  });

  test('what was sent before it was closed here still goes out, and the close after it', async () => {
    const { connect, clock, latest } = simulate({ ...good, delayMs: 30 });
    const connection = connect();
    await clock.advance(120);
    connection.send('last words');
    connection.close(1000);
    connection.send('too late');
    await clock.advance(30);
    expect(latest()).toMatchObject({ heard: [[150, 'last words']], closed: [1000] });
    expect(clock.pending).toBe(0);
  });

  test('a transport that throws is nobody’s connection', () => {
    const network = createNetworkSimulator({ clock: new FakeClock() });
    const events = { onOpen: () => undefined, onText: () => undefined, onClose: () => undefined };
    const throwing = network.transport(() => {
      throw new Error('no such address');
    });
    expect(() => throwing('', '', events)).toThrow('no such address');
    network.cut();
  });
});

describe('a request', () => {
  test('takes a round trip, fails while cut off, and waits in silence until it is given up', async () => {
    const clock = new FakeClock();
    const network = createNetworkSimulator({ clock, conditions: { ...good, delayMs: 100 } });
    const asked: number[] = [];
    const startedAt = clock.now();
    const ask = network.request(async () => asked.push(clock.now() - startedAt));
    const first = ask(new AbortController().signal);
    await clock.advance(200);
    expect(await first).toBe(1);
    expect(asked).toEqual([200]);

    network.set(presets.offline);
    await expect(ask(new AbortController().signal)).rejects.toThrow(TicketError);

    network.set(presets.silent);
    const controller = new AbortController();
    const given = ask(controller.signal);
    const kept = ask(new AbortController().signal);
    controller.abort(new Error('given up'));
    await expect(given).rejects.toThrow('given up');
    network.set(good);
    await kept;
    await expect(ask(controller.signal)).rejects.toThrow('given up');
    expect(asked).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });
});

describe('conditions', () => {
  test('that cannot be are refused, and nothing changes', () => {
    const network = createNetworkSimulator();
    for (const wrong of [
      { delayMs: -1 },
      { jitterMs: Number.NaN },
      { loss: 1 },
      { bytesPerSecond: 0 },
      { meanLifeMs: 0 },
      { offline: 'perhaps' as 'no' },
    ]) {
      expect(() => network.set({ ...good, ...wrong })).toThrow(RangeError);
    }
    expect(network.conditions).toEqual(good);
    for (const preset of Object.values(presets)) expect(checkConditions(preset)).toBe(preset);
  });

  test('are told to whoever listens, until they stop', () => {
    const network = createNetworkSimulator();
    const told: boolean[] = [];
    const stop = network.onChange((conditions) => told.push(isGood(conditions)));
    network.set(presets.slow3g);
    stop();
    network.set(good);
    expect(told).toEqual([true, false]);
  });
});

test('a client over a lossy train sends and hears everything once', async () => {
  const clock = new FakeClock();
  const network = createNetworkSimulator({ clock, seed: 11, conditions: presets.lossyTrain });
  const { FakeGateway } = await import('../testing/fake-gateway.ts');
  const gateway = new FakeGateway();
  const { client } = makeClient({ clock, gateway, transport: network.transport(gateway.transport) });
  const heard: number[] = [];
  const note = (events: readonly { seq: number }[]) => heard.push(...events.map(({ seq }) => seq));
  client.log(room, { onReset: ({ events }) => note(events), onEvents: note });
  client.start();
  await clock.advance(10_000);
  const settled = Array.from({ length: 20 }, (_, n) => client.publish(room, `${n}`).settled);
  for (let n = 0; n < 20; n += 1) {
    gateway.message(room, `theirs ${n}`);
    await clock.advance(10_000);
  }
  network.set(good);
  await clock.advance(60_000);
  expect((await Promise.all(settled)).map(({ outcome }) => outcome)).toEqual(Array(20).fill('sent'));
  expect(gateway.links.length).toBeGreaterThan(1);
  expect(gateway.commits.get(room)).toHaveLength(20);
  expect(heard).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  client.stop();
  await clock.advance(10_000);
  expect(clock.pending).toBe(0);
});
