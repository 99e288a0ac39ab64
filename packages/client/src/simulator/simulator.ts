/**
 * A network that is as bad as asked for, between a client and whatever really carries its messages. It simulates what an application
 * can see of TCP: delay, stalls, connections that break with answers on their way, and silence. It never drops or reorders a message
 * in mid-stream, for TCP never does.
 */
import type { Unsubscribe } from '../api.ts';
import { type Cancel, type Clock, systemClock } from '../platform/clock.ts';
import type { Transport } from '../platform/transport.ts';
import { TicketError } from '../ticket.ts';
import { checkConditions, type NetworkConditions, presets } from './conditions.ts';
import { seededRandom } from './random.ts';
import { type Link, simulateLink } from './simulated-link.ts';

export type NetworkSimulator = {
  readonly conditions: NetworkConditions;
  /** From now on, also for connections that are open. @throws {RangeError} */
  set(conditions: NetworkConditions): void;
  /** Called at once, then after each change. */
  onChange(listener: (conditions: NetworkConditions) => void): Unsubscribe;
  /** Every open connection breaks now, with what is on its way; new ones may be opened. */
  cut(): void;
  /** The same transport over this network. */
  transport(inner: Transport): Transport;
  /** The same request over this network: a round trip later, and not at all while offline. For `getTicket`. */
  request<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): (signal: AbortSignal) => Promise<Answer>;
};

export type SimulatorOptions = {
  conditions?: NetworkConditions;
  /** The same seed and the same calls at the same times give the same network. */
  seed?: number;
  clock?: Clock;
};

export function createNetworkSimulator(options: SimulatorOptions = {}): NetworkSimulator {
  const { seed = 1, clock = systemClock } = options;
  const random = seededRandom(seed);
  const links = new Set<Link>();
  const listeners = new Set<(conditions: NetworkConditions) => void>();
  /** Requests that wait for the network to say something again. */
  const waiting = new Set<() => void>();
  let conditions = checkConditions(options.conditions ?? presets.good);

  const cut = () => {
    for (const link of [...links]) link.break();
  };

  const pass = (ms: number, signal: AbortSignal): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let cancel: Cancel = () => undefined;
    const end = () => {
      cancel();
      waiting.delete(look);
      signal.removeEventListener('abort', onAbort);
    };
    const onAbort = () => {
      end();
      reject(signal.reason);
    };
    const arrive = () => {
      end();
      resolve();
    };
    const look = () => {
      if (conditions.offline === 'silent') {
        waiting.add(look);
        return;
      }
      if (conditions.offline === 'no') return arrive();
      end();
      reject(new TicketError('backoff', 'simulated: there is no network'));
    };
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else if (ms > 0) cancel = clock.setTimer(look, ms);
    else look();
    return promise;
  };

  return {
    get conditions() {
      return conditions;
    },
    set(next) {
      conditions = checkConditions(next);
      if (conditions.offline === 'cut') cut();
      else for (const link of [...links]) link.followConditions();
      if (conditions.offline !== 'silent') for (const look of [...waiting]) look();
      for (const listener of [...listeners]) listener(conditions);
    },
    onChange(listener) {
      // The same function may be told twice.
      const own = (next: NetworkConditions) => listener(next);
      listeners.add(own);
      listener(conditions);
      return () => listeners.delete(own);
    },
    cut,
    transport: (inner) =>
      simulateLink({
        inner,
        clock,
        random,
        conditions: () => conditions,
        onMade: (link) => links.add(link),
        onGone: (link) => links.delete(link),
      }),
    request: (ask) => async (signal) => {
      const { delayMs, jitterMs } = conditions;
      await pass(2 * delayMs + (jitterMs === 0 ? 0 : random() * jitterMs), signal);
      return ask(signal);
    },
  };
}
