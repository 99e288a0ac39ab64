import { type Client, type LogHandlers, RequestError, type Status } from '@tidewire/client';
import type { PresencePage } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import type { PeopleHere } from './people-here.ts';
import { readBeyondWindow, watchPeople } from './watch-people.ts';

const roomId = '01980000-0000-7000-8000-000000000000';
const person = (id: string) => ({ id, name: id, guest: false });
const page = (version: number, ids: string[], more = false): PresencePage => ({
  epoch: 'n1',
  version,
  count: ids.length,
  people: ids.map(person),
  more,
});
const change = (version: number, joined: string[], count: number) => ({
  epoch: 'n1',
  version,
  count,
  joined: joined.map(person),
  left: [],
});

const live: Status = { state: 'live', since: 0, probing: false };
const waiting: Status = { state: 'waiting', attempt: 1, retryAt: 0, why: 'network' };

/** A client whose server the test plays. */
function createClient() {
  const handlers: LogHandlers<never>[] = [];
  const asked: unknown[] = [];
  const answers: PromiseWithResolvers<PresencePage>[] = [];
  const listeners = new Set<(status: Status) => void>();
  let closed = 0;
  const client = {
    log: (_channel: string, given: LogHandlers<never>) => {
      handlers.push(given);
      return { close: () => (closed += 1) };
    },
    presence: (_channel: string, range: unknown) => {
      asked.push(range);
      const answer = Promise.withResolvers<PresencePage>();
      answers.push(answer);
      return answer.promise;
    },
    onStatus: (listener: (status: Status) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // No more of a client is used here.
  } as unknown as Client;
  const tell: NonNullable<LogHandlers<never>['onPresence']> = (told) => handlers[0]?.onPresence?.(told);
  const become = (status: Status) => {
    for (const listener of listeners) listener(status);
  };
  return { client, tell, asked, answers, become, listeners, closed: () => closed };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('following who is in a room', () => {
  test('shows each state once, and nothing after its end', () => {
    const { client, tell, closed, listeners } = createClient();
    const shown: (PeopleHere | undefined)[] = [];
    const watch = watchPeople(client, roomId, (here) => shown.push(here));
    tell(change(2, ['early'], 1));
    tell(page(3, ['ada']));
    tell(change(3, ['ada'], 1));
    tell(change(4, ['bob'], 2));
    watch.stop();
    tell(change(5, ['eve'], 3));
    expect(shown.map((here) => here?.count)).toEqual([1, 2]);
    watch.forgetStale();
    expect(shown).toHaveLength(2);
    expect(closed()).toBe(1);
    expect(listeners.size).toBe(0);
  });

  test('asks for the window once when something was skipped, and again when that failed', async () => {
    const { client, tell, asked, answers } = createClient();
    const shown: (PeopleHere | undefined)[] = [];
    const watch = watchPeople(client, roomId, (here) => shown.push(here));
    tell(page(3, ['ada']));
    tell(change(5, ['bob'], 3));
    tell(change(6, ['eve'], 4));
    expect(asked).toHaveLength(1);
    answers[0]?.reject(new RequestError({ code: 'rate_limited', message: 'later', retryable: true }));
    await settle();
    tell(change(7, ['fay'], 5));
    expect(asked).toHaveLength(2);
    answers[1]?.resolve(page(7, ['ada', 'bob', 'cid', 'eve', 'fay']));
    await settle();
    expect(shown.at(-1)).toMatchObject({ version: 7, count: 5, isBehind: false });
    expect(shown.at(-1)?.people.has('cid')).toBe(true);
    watch.stop();
  });

  test('keeps what a lost connection said until it is to be forgotten, and shows what the next one says', () => {
    const { client, tell, become } = createClient();
    const shown: (PeopleHere | undefined)[] = [];
    const watch = watchPeople(client, roomId, (here) => shown.push(here));
    become(live);
    tell(page(3, ['ada', 'bob']));
    watch.forgetStale();
    become(waiting);
    expect(shown.map((here) => here?.count)).toEqual([2]);
    watch.forgetStale();
    watch.forgetStale();
    become({ state: 'greeting', attempt: 2 });
    tell(change(4, ['eve'], 3));
    become(live);
    expect(shown.map((here) => here?.count)).toEqual([2, undefined]);
    tell(page(4, ['ada']));
    expect(shown.map((here) => here?.count)).toEqual([2, undefined, 1]);
    watch.stop();
  });

  test('does not forget what the connection of now has said before it is live', () => {
    const { client, tell, become } = createClient();
    const shown: (PeopleHere | undefined)[] = [];
    const watch = watchPeople(client, roomId, (here) => shown.push(here));
    become(live);
    tell(page(3, ['ada', 'bob']));
    become(waiting);
    become({ state: 'greeting', attempt: 2 });
    tell(page(4, ['ada']));
    watch.forgetStale();
    expect(shown.map((here) => here?.count)).toEqual([2, 1]);
    become(waiting);
    watch.forgetStale();
    expect(shown.at(-1)).toBeUndefined();
    expect(shown).toHaveLength(3);
    watch.stop();
  });

  test('reads those behind the window page by page', async () => {
    const { client, asked, answers } = createClient();
    const here = {
      epoch: 'n1',
      version: 1,
      count: 5,
      people: new Map([['a', person('a')]]),
      isBehind: false,
    };
    const reading = readBeyondWindow(client, roomId, here);
    answers[0]?.resolve(page(1, ['b', 'c'], true));
    await settle();
    answers[1]?.resolve(page(1, ['d', 'e']));
    expect(await reading).toEqual(['b', 'c', 'd', 'e']);
    expect(asked).toEqual([
      { after: 'a', limit: 100 },
      { after: 'c', limit: 100 },
    ]);
    expect(await readBeyondWindow(client, roomId, { ...here, count: 1 })).toEqual([]);
  });
});
