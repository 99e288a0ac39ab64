import { parseServerMessage } from '@tidewire/protocol';
import type { Client, ClientOptions } from '../api.ts';
import { createClient } from '../client.ts';
import { memoryStorage } from '../outbox/storage.ts';
import type { EnvironmentSignal } from '../platform/environment.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeGateway } from './fake-gateway.ts';
import { settle } from './settle.ts';

export type BenchOptions = Partial<Omit<ClientOptions, 'clock'>> & {
  gateway?: FakeGateway;
  clock?: FakeClock;
  isProduction?: boolean;
};

export type Bench = {
  client: Client;
  gateway: FakeGateway;
  clock: FakeClock;
  /** What no handler was there for. A test that expects none says so. */
  faults: unknown[];
  /** Every ticket that was asked for. */
  tickets: string[];
  signal: (signal: EnvironmentSignal) => void;
  /** How many listen to the surroundings. */
  listeners: () => number;
  /** Starts it and lets it become live. */
  goLive: () => Promise<void>;
};

/** A client whose surroundings are all in the hands of a test. Rolls are ½ unless told otherwise. */
export function makeClient(options: BenchOptions = {}): Bench {
  const { gateway = new FakeGateway(), clock = new FakeClock(), isProduction = false, ...given } = options;
  const faults: unknown[] = [];
  const tickets: string[] = [];
  const hearers = new Set<(signal: EnvironmentSignal) => void>();
  const client = createClient({
    userId: 'ada',
    getTicket: async () => {
      tickets.push(`t${tickets.length + 1}`);
      return { ticket: `t${tickets.length}`, url: 'ws://gateway.test/live' };
    },
    transport: gateway.transport,
    environment: {
      listen(hear) {
        hearers.add(hear);
        return () => hearers.delete(hear);
      },
    },
    ...(isProduction ? {} : { validate: parseServerMessage }),
    report: (error) => faults.push(error),
    clock,
    random: () => 0.5,
    storage: memoryStorage(),
    ...given,
  });
  const signal = (what: EnvironmentSignal) => {
    for (const hear of hearers) hear(what);
  };
  const goLive = async () => {
    client.start();
    await settle();
  };
  const listeners = () => hearers.size;
  return { client, gateway, clock, faults, tickets, signal, listeners, goLive };
}
