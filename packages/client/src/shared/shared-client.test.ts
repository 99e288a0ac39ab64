import { afterEach, describe, expect, test } from 'vitest';
import type { Client } from '../api.ts';
import { OutboxFullError } from '../failure.ts';
import { presets } from '../simulator/conditions.ts';
import { FakeBrowser, type Tab, watchSettled } from '../testing/make-tabs.ts';
import { settle } from '../testing/settle.ts';
import { portVersion } from './port-messages.ts';
import { againInMs, answerWithinMs } from './tab-link.ts';
import { maxUnheard } from './tab-session.ts';

const room = 'room:01990000-0000-7000-8000-0000000000aa';
const other = 'room:01990000-0000-7000-8000-0000000000bb';
const quote = 'feed:stock.GOOG';

let browser = new FakeBrowser();
afterEach(() => {
  expect(browser.faults).toEqual([]);
  browser.close();
  browser = new FakeBrowser();
});

/** What a tab has shown of a room, by what it was told. */
function read(client: Client, channel: typeof room | typeof other = room) {
  const shown: number[] = [];
  const told: string[] = [];
  const subscription = client.log(channel, {
    onReset: ({ reason, events }) => {
      told.push(`reset ${reason}`);
      shown.length = 0;
      shown.push(...events.map(({ seq }) => seq));
    },
    onEvents: (events, { replayed }) => {
      told.push(replayed ? 'replayed' : 'live');
      shown.push(...events.map(({ seq }) => seq));
    },
    onSync: (sync) => told.push(sync),
    onError: ({ code }) => told.push(`error ${code}`),
    onSignal: (from) => told.push(`${from.name} types`),
  });
  return { shown, told, subscription };
}

async function open(count: number): Promise<Tab[]> {
  const tabs = Array.from({ length: count }, () => browser.tab());
  for (const { client } of tabs) client.start();
  await browser.settle();
  return tabs;
}

function pair(tabs: Tab[]): [Tab, Tab] {
  const [first, second] = tabs;
  if (first === undefined || second === undefined) throw new Error('two tabs were asked for');
  return [first, second];
}

describe('two tabs', () => {
  test('share one socket, and each hears what it reads', async () => {
    const [first, second] = pair(await open(2));
    browser.gateway.message(room, 'before');
    const a = read(first.client);
    const b = read(second.client);
    const c = read(second.client, other);
    await browser.settle();
    browser.gateway.message(room, 'after');
    browser.gateway.message(other, 'elsewhere');
    await browser.settle();
    expect(browser.gateway.links).toHaveLength(1);
    expect([first.client.via, second.client.via]).toEqual(['worker', 'worker']);
    expect(first.client.status).toMatchObject({ state: 'live' });
    expect(second.client.welcome).toMatchObject({ node: 'g1' });
    expect([a.shown, b.shown, c.shown]).toEqual([[1, 2], [1, 2], [1]]);
    expect(a.told).toEqual(['joining', 'reset initial', 'live', 'live']);
    expect(browser.gateway.link.heardOf('subscribe').map(({ channel }) => channel)).toEqual([room, other]);
    expect(first.client.readings()).toMatchObject([{ channel: room, sync: 'live', position: { seq: 2 } }]);
  });

  test('a tab that comes to a channel that is live already is shown what a tab alone would be', async () => {
    const [first, second] = pair(await open(2));
    for (let n = 0; n < 5; n += 1) browser.gateway.message(room, `${n}`);
    browser.gateway.set(quote, { last: 180 });
    const values: unknown[] = [];
    const a = read(first.client);
    first.client.state(quote, {});
    await browser.settle();
    browser.gateway.set(quote, { last: 184 });
    const late = read(second.client);
    const reader = second.client.state(quote, {
      onValue: (value, { seq, skipped }) => values.push([value, seq, skipped]),
    });
    const continued: number[] = [];
    second.client.log(
      room,
      { onEvents: (events) => continued.push(...events.map(({ seq }) => seq)) },
      { since: { epoch: 'e1', seq: 3 } },
    );
    expect(reader.value).toBeUndefined();
    await browser.settle();
    expect(late.told).toEqual(['joining', 'reset initial', 'live']);
    expect(late.shown).toEqual(a.shown);
    expect(continued).toEqual([4, 5]);
    expect(values).toEqual([[{ last: 184 }, 2, 0]]);
    expect(reader).toMatchObject({ value: { last: 184 }, sync: 'live' });
    expect(browser.gateway.link.heardOf('subscribe')).toHaveLength(2);
  });

  test('closing a subscription in one leaves the other’s, and closing both lets go of the channel', async () => {
    const [first, second] = pair(await open(2));
    const a = read(first.client);
    const b = read(second.client);
    await browser.settle();
    a.subscription.close();
    a.subscription.close();
    await browser.settle();
    await browser.clock.advance(5_000);
    browser.gateway.message(room, 'x');
    await browser.settle();
    expect([a.shown, b.shown]).toEqual([[], [1]]);
    b.subscription.close();
    await browser.settle();
    await browser.clock.advance(5_000);
    expect(browser.gateway.link.heardOf('unsubscribe')).toHaveLength(1);
  });

  test('see each other’s messages wait, and each arrives once in both', async () => {
    const [first, second] = pair(await open(2));
    const a = read(first.client);
    const b = read(second.client);
    await browser.settle();
    browser.gateway.intercept = (_, { type }) => type === 'publish';
    const { messageId, settled } = first.client.publish(room, 'hello');
    expect(first.client.outbox).toMatchObject([{ messageId, state: { name: 'queued' } }]);
    await browser.settle();
    expect(second.client.outbox).toMatchObject([{ messageId, body: 'hello', state: { name: 'sending' } }]);
    const watched = watchSettled(second.client.publish(room, 'hello', { messageId }).settled);
    browser.gateway.intercept = () => false;
    const [publish] = browser.gateway.link.heardOf('publish');
    if (publish !== undefined) browser.gateway.answer(browser.gateway.link, publish);
    await browser.settle();
    expect(await settled).toEqual({ outcome: 'sent', seq: 1, duplicate: false });
    expect(watched.latest).toMatchObject({ outcome: 'sent', seq: 1 });
    expect([a.shown, b.shown]).toEqual([[1], [1]]);
    expect([first.client.outbox, second.client.outbox]).toEqual([[], []]);
    expect(browser.gateway.commits.get(room)).toEqual([messageId]);
  });

  test('a message typed before the worker answered is not forgotten', async () => {
    const { client } = browser.tab();
    client.start();
    const early = client.publish(room, 'early');
    expect(client.outbox).toHaveLength(1);
    await browser.settle();
    expect(await early.settled).toMatchObject({ outcome: 'sent' });
    expect(client.outbox).toEqual([]);
  });

  test('a message that was refused can be taken back or tried again in either', async () => {
    const [first, second] = pair(await open(2));
    browser.gateway.intercept = (link, message) => {
      if (message.type !== 'publish') return false;
      link.say({ type: 'error', re: message.id, code: 'forbidden', message: 'muted', retryable: false });
      return true;
    };
    const one = first.client.publish(room, 'one');
    const two = first.client.publish(room, 'two');
    await browser.settle();
    expect(await one.settled).toMatchObject({ outcome: 'failed', reason: 'forbidden' });
    expect(second.client.discard(two.messageId)).toBe(true);
    browser.gateway.intercept = () => false;
    const again = second.client.retry(one.messageId);
    await browser.settle();
    expect(await again?.settled).toMatchObject({ outcome: 'sent' });
    expect(first.client.outbox).toEqual([]);
    expect(first.client.discard(two.messageId)).toBe(false);
    expect(first.client.retry(two.messageId)).toBeUndefined();
    expect(browser.gateway.commits.get(room)).toEqual([one.messageId]);
  });

  test('ask for history each by itself, and a refusal keeps its code', async () => {
    const [first, second] = pair(await open(2));
    for (let n = 0; n < 3; n += 1) browser.gateway.message(room, `${n}`);
    const pages = [first.client.history(room, { before: 3 }), second.client.history(room, { after: 1 })];
    await browser.settle();
    expect((await Promise.all(pages)).map(({ events }) => events.map(({ seq }) => seq))).toEqual([
      [1, 2],
      [2, 3],
    ]);
    browser.gateway.intercept = (link, { type, id }: { type: string; id?: number }) => {
      if (type !== 'history' || id === undefined) return false;
      link.say({ type: 'error', re: id, code: 'not_found', message: 'no', retryable: false });
      return true;
    };
    const refused = expect(first.client.history(room)).rejects.toMatchObject({ code: 'not_found' });
    await browser.settle();
    await refused;
  });

  test('are told who is in a room if they want to hear it, and can ask', async () => {
    const [first, second] = pair(await open(2));
    read(first.client);
    await browser.settle();
    expect(browser.gateway.link.heardOf('presence')).toEqual([]);
    const counts: number[] = [];
    second.client.log(room, { onPresence: ({ count }) => counts.push(count) });
    await browser.settle();
    expect(counts).toEqual([1]);
    const page = first.client.presence(room, { limit: 10 });
    await browser.settle();
    expect(await page).toMatchObject({ count: 1, people: [{ id: 'ada' }] });
    second.client.stop();
    await browser.settle();
    expect(browser.gateway.link.heardOf('presence').at(-1)).toMatchObject({ watch: false });
    await expect(second.client.presence(room)).rejects.toMatchObject({ code: 'disconnected' });
  });

  test('what one tab senses, the one connection acts on', async () => {
    const [, second] = pair(await open(2));
    second.signal('visible');
    await browser.settle();
    expect(browser.gateway.link.heardOf('ping')).toHaveLength(1);
    second.client.retryNow();
    await browser.settle();
    expect(browser.gateway.links).toHaveLength(1);
    const pings = () => browser.gateway.link.heardOf('ping').length;
    const before = pings();
    browser.clock.sleep(600_000);
    await browser.clock.advance(5_000);
    await browser.settle();
    expect(pings()).toBeGreaterThan(before);
  });
});

describe('tabs that go', () => {
  test('the last one closes the socket; the others keep it', async () => {
    const [first, second] = pair(await open(2));
    const a = read(first.client);
    read(second.client);
    await browser.settle();
    first.client.stop();
    await browser.settle();
    expect(first.client.status).toEqual({ state: 'idle' });
    expect(a.told.at(-1)).toBe('catching_up');
    expect(browser.sockets).toBe(1);
    second.client.stop();
    await browser.settle();
    expect(browser.sockets).toBe(0);
    expect(browser.gateway.link.closedByClient).toBe(1000);
    await browser.clock.advance(5_000);
    expect(browser.clock.pending).toBe(0);
  });

  test('without a goodbye are noticed by the lock they held, and what only they read is let go', async () => {
    const [first, second] = pair(await open(2));
    read(first.client);
    read(first.client, other);
    read(second.client);
    await browser.settle();
    first.crash();
    await browser.settle();
    await browser.clock.advance(5_000);
    expect(browser.gateway.link.heardOf('unsubscribe').map(({ channel }) => channel)).toEqual([other]);
    second.crash();
    await browser.settle();
    await browser.clock.advance(1_000);
    expect(browser.sockets).toBe(0);
  });

  test('in the middle of a sentence have said it', async () => {
    const [first, second] = pair(await open(2));
    const { shown } = read(second.client);
    first.client.publish(room, 'last words');
    first.client.stop();
    await browser.settle();
    expect(shown).toEqual([1]);
  });

  test('a page that is put away leaves, and goes on without a gap when it is taken out again', async () => {
    const [first] = await open(1);
    if (first === undefined) throw new Error('no tab');
    const { shown, told } = read(first.client);
    browser.gateway.message(room, 'one');
    await browser.settle();
    first.signal('hidden');
    await browser.settle();
    expect(browser.sockets).toBe(0);
    expect(browser.locks.held.filter((name) => name.startsWith('tidewire-tab'))).toEqual([]);
    browser.gateway.message(room, 'two');
    first.signal('shown');
    await browser.settle();
    expect(shown).toEqual([1, 2]);
    expect(told.slice(-3)).toEqual(['catching_up', 'replayed', 'live']);
    expect(browser.sockets).toBe(1);
  });

  test('StrictMode’s mounting, unmounting and mounting again leaves one socket and one of each subscription', async () => {
    const { client } = browser.tab();
    const mount = () => {
      client.start();
      const { subscription, shown } = read(client);
      const unmount = () => {
        subscription.close();
        client.stop();
      };
      return { shown, unmount };
    };
    mount().unmount();
    const { shown, unmount } = mount();
    await browser.settle();
    browser.gateway.message(room, 'once');
    await browser.settle();
    expect(shown).toEqual([1]);
    expect(browser.sockets).toBe(1);
    expect(browser.locks.held.filter((name) => name.startsWith('tidewire-tab'))).toHaveLength(1);
    unmount();
    await browser.settle();
    await browser.clock.advance(5_000);
    expect(browser.sockets).toBe(0);
    expect(browser.clock.pending).toBe(0);
  });

  test('a frozen tab is let go before it costs more than it may, and goes on when it wakes', async () => {
    const [first] = await open(1);
    if (first === undefined) throw new Error('no tab');
    const { shown } = read(first.client);
    await browser.settle();
    // Everything in one turn: the tab has no chance to take anything.
    for (let n = 0; n < maxUnheard + 10; n += 1) browser.gateway.message(room, `${n}`);
    expect(browser.sockets).toBe(0);
    await browser.settle();
    await settle(maxUnheard / 10);
    expect(first.client.status).toMatchObject({ state: 'live' });
    expect(shown.at(-1)).toBe(maxUnheard + 10);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(new Set(shown).size).toBe(shown.length);
  });
});

describe('a worker that goes', () => {
  test('is replaced: readers go on from where they are, and what nobody acknowledged is sent once', async () => {
    const [first, second] = pair(await open(2));
    const a = read(first.client);
    const b = read(second.client);
    browser.gateway.message(room, 'one');
    await browser.settle();
    browser.gateway.intercept = (_, { type }) => type === 'publish';
    const replyTo = '01990000-0000-7000-8000-0000000000cc';
    const mine = watchSettled(first.client.publish(room, 'mine', { replyTo }).settled);
    await browser.settle();
    browser.gateway.intercept = () => false;
    browser.crashWorker();
    browser.gateway.message(room, 'two');
    await browser.settle();
    expect(browser.sockets).toBe(1);
    expect(a.shown).toEqual([1, 2, 3]);
    expect(b.shown).toEqual([1, 2, 3]);
    expect(mine.latest).toMatchObject({ outcome: 'sent', seq: 3 });
    const threads = browser.gateway.link.heardOf('publish').map(({ data }) => data.replyTo);
    expect(new Set(threads)).toEqual(new Set([replyTo]));
    expect(browser.gateway.commits.get(room)).toHaveLength(1);
    expect([first.client.outbox, second.client.outbox]).toEqual([[], []]);
  });

  test('a state is not told again what it knows, and what was passed over is counted', async () => {
    const [first] = await open(1);
    if (first === undefined) throw new Error('no tab');
    const told: [number, number][] = [];
    browser.gateway.set(quote, { last: 1 });
    first.client.state(quote, { onValue: (_, { seq, skipped }) => told.push([seq, skipped]) });
    await browser.settle();
    browser.crashWorker();
    await browser.settle();
    expect(told).toEqual([[1, 0]]);
    browser.crashWorker();
    for (const last of [2, 3, 4]) browser.gateway.set(quote, { last });
    await browser.settle();
    expect(told).toEqual([
      [1, 0],
      [4, 2],
    ]);
  });
});

describe('values', () => {
  const values = () =>
    browser.said.flatMap((message) => (message.type === 'values' ? [message.values.length] : []));

  test('of which many come within a frame are told in one message; the first of them at once', async () => {
    const [first] = await open(1);
    if (first === undefined) throw new Error('no tab');
    const told: number[] = [];
    first.client.state(quote, {
      onValue: (value) => value !== null && 'last' in value && told.push(value.last),
    });
    await browser.settle();
    await browser.clock.advance(100);
    told.length = 0;
    browser.said.length = 0;
    for (const last of [1, 2, 3, 4]) {
      browser.gateway.set(quote, { last });
      await browser.settle();
    }
    expect(told).toEqual([1]);
    await browser.clock.advance(16);
    await browser.settle();
    expect(told).toEqual([1, 2, 3, 4]);
    expect(values()).toEqual([1, 3]);
    await browser.clock.advance(16);
    expect(browser.said).toHaveLength(2);
  });

  test('wait for nothing once something else is said', async () => {
    const [first] = await open(1);
    if (first === undefined) throw new Error('no tab');
    const heard: string[] = [];
    first.client.state(quote, {
      onValue: (value) => heard.push(value !== null && 'last' in value ? `value ${value.last}` : 'nothing'),
    });
    first.client.log(room, { onEvents: (events) => heard.push(`${events.length} message`) });
    await browser.settle();
    await browser.clock.advance(100);
    heard.length = 0;
    for (const last of [1, 2]) browser.gateway.set(quote, { last });
    browser.gateway.message(room, 'now');
    await browser.settle();
    expect(heard).toEqual(['value 1', 'value 2', '1 message']);
  });
});

describe('without a worker', () => {
  const works = async (tab: Tab) => {
    const { shown } = read(tab.client);
    const { settled } = tab.client.publish(room, 'hello');
    tab.client.start();
    await browser.settle();
    await browser.clock.advance(answerWithinMs);
    await browser.settle();
    expect(await settled).toMatchObject({ outcome: 'sent' });
    expect(shown).toEqual([1]);
    expect(tab.client.via).toBe('page');
    expect(browser.sockets).toBe(1);
    tab.client.stop();
    await browser.settle();
    expect(browser.sockets).toBe(0);
    await browser.clock.advance(5_000);
    expect(browser.clock.pending).toBe(0);
  };

  for (const fate of ['missing', 'throws', 'fails', 'hangs'] as const) {
    test(`that ${fate === 'missing' ? 'is missing' : fate}, a page serves itself`, async () => {
      browser.fate = fate;
      const tab = browser.tab();
      await works(tab);
      expect(tab.faults).toHaveLength(fate === 'throws' ? 1 : 0);
      expect(browser.pages).toBe(1);
      // It is not tried again: what does not work here will not work here.
      tab.client.start();
      await browser.settle();
      expect(browser.sockets).toBe(1);
      tab.client.stop();
      await browser.settle();
    });
  }

  test('and without locks: a worker could not know who is still there', async () => {
    browser.hasLocks = false;
    await works(browser.tab());
  });

  test('and without its own code, it says when it tries again', async () => {
    browser.fate = 'missing';
    browser.pageFails = true;
    const { client, faults } = browser.tab();
    client.start();
    await browser.settle();
    expect(client.status).toMatchObject({ state: 'waiting', retryAt: browser.clock.now() + againInMs });
    browser.pageFails = false;
    await browser.clock.advance(againInMs);
    await browser.settle();
    expect(client.status).toMatchObject({ state: 'live' });
    expect(faults).toHaveLength(1);
    client.stop();
    await browser.settle();
  });
});

describe('what a host refuses', () => {
  test('another person’s tab, which then serves itself', async () => {
    await open(1);
    browser.gateway.author = { id: 'bob', name: 'Bob', guest: false };
    const { client } = browser.tab('bob');
    client.start();
    await browser.settle();
    expect(client.via).toBe('page');
    expect(client.status).toMatchObject({ state: 'live' });
    client.stop();
    await browser.settle();
  });

  test('a message that the outbox has no place for: it stays here, failed, and can be tried again', async () => {
    const [first, second] = pair(await open(2));
    browser.gateway.intercept = (_, { type }) => type === 'publish';
    for (let n = 0; n < 999; n += 1) first.client.publish(room, `${n}`);
    await browser.settle();
    // Both see one free place.
    first.client.publish(room, 'last');
    const crowded = second.client.publish(room, 'crowded');
    expect(() => second.client.publish(room, 'too much')).toThrow(OutboxFullError);
    await browser.settle();
    expect(await crowded.settled).toMatchObject({ outcome: 'failed', retryable: true });
    const own = second.client.outbox.find(({ messageId }) => messageId === crowded.messageId);
    expect(own).toMatchObject({ body: 'crowded', state: { name: 'failed' } });
    expect(second.client.discard(crowded.messageId)).toBe(true);
    expect(second.client.outbox).toHaveLength(1_000);
  });

  test('noise, and another version’s words, without harm', async () => {
    const { Host } = await import('./host.ts');
    const { localPorts } = await import('./port.ts');
    const reported: unknown[] = [];
    const host = new Host({
      clientFor: () => {
        throw new Error('nobody may get this far');
      },
      report: (error) => reported.push(error),
    });
    const [near, far] = localPorts();
    host.connect(far);
    const heard: unknown[] = [];
    near.onmessage = ({ data }) => heard.push(data);
    for (const noise of [undefined, 7, {}, { type: 'toString' }]) near.postMessage(noise);
    near.postMessage({ type: 'attach', version: portVersion + 1, userId: 'ada' });
    await settle();
    expect(reported).toHaveLength(4);
    expect(heard).toEqual([{ type: 'refused', why: 'another version' }]);
  });
});

describe('a simulated network', () => {
  test('is the same for all tabs, and ends with the last', async () => {
    const [first, second] = pair(await open(2));
    const offline: (boolean | undefined)[] = [];
    second.client.onNetwork((conditions) => offline.push(conditions && conditions.offline !== 'no'));
    first.client.simulate(presets.offline);
    await browser.settle();
    expect(second.client.network).toEqual(presets.offline);
    expect(second.client.status).toMatchObject({ state: 'waiting' });
    const { messageId } = second.client.publish(room, 'later');
    await browser.settle();
    expect(first.client.outbox).toMatchObject([{ messageId, state: { name: 'queued' } }]);
    first.client.simulate(presets.good);
    await browser.settle();
    await browser.clock.advance(15_000);
    await browser.settle();
    expect(browser.gateway.commits.get(room)).toEqual([messageId]);
    first.client.cut();
    await browser.settle();
    expect(browser.gateway.links.length).toBe(2);
    first.client.simulate(presets.slow3g);
    first.client.stop();
    await browser.settle();
    expect(browser.network.conditions).toEqual(presets.slow3g);
    second.client.stop();
    await browser.settle();
    expect(browser.network.conditions).toEqual(presets.good);
    expect(offline).toEqual([false, true, false, false, undefined]);
  });

  test('of impossible conditions is reported, and nothing changes', async () => {
    const [first] = await open(1);
    first?.client.simulate({ ...presets.good, delayMs: -1 });
    await browser.settle();
    expect(browser.faults.splice(0)).toMatchObject([{ name: 'RangeError' }]);
    expect(first?.client.network).toEqual(presets.good);
  });
});
