import { parseServerMessage } from '@tidewire/protocol';
import type { Settled } from '../api.ts';
import { memoryStorage, type OutboxStorage } from '../outbox/storage.ts';
import type { EnvironmentSignal } from '../platform/environment.ts';
import { Host } from '../shared/host.ts';
import { hostInPage } from '../shared/page.ts';
import type { Port } from '../shared/port.ts';
import type { HostMessage } from '../shared/port-messages.ts';
import { createSharedClient, type SharedClient } from '../shared/shared-client.ts';
import type { WorkerLike } from '../shared/tab-link.ts';
import { createNetworkSimulator } from '../simulator/simulator.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeGateway } from './fake-gateway.ts';
import { FakeLocks } from './fake-locks.ts';
import { settle } from './settle.ts';

export type Tab = {
  client: SharedClient;
  signal: (signal: EnvironmentSignal) => void;
  /** What it was told that it could not use. */
  faults: unknown[];
  /** Ends without a goodbye. */
  crash: () => void;
};

/** What a shared worker does when it is opened: works, fails to load, or never answers. */
export type WorkerFate = 'works' | 'fails' | 'hangs' | 'throws' | 'missing';

/** A browser: one worker, its tabs, and the gateway they talk to, over real message ports. */
export class FakeBrowser {
  readonly gateway = new FakeGateway();
  readonly clock = new FakeClock();
  readonly locks = new FakeLocks();
  readonly faults: unknown[] = [];
  /** What the worker has said to its tabs. */
  readonly said: HostMessage[] = [];
  readonly network = createNetworkSimulator({ clock: this.clock });
  readonly #ports: MessagePort[] = [];
  #worker: { host: Host; name: string } | undefined;
  #workers = 0;
  storage: OutboxStorage = memoryStorage();
  fate: WorkerFate = 'works';
  hasLocks = true;
  /** How often a page had to serve itself. */
  pages = 0;
  pageFails = false;

  tab(userId = 'ada'): Tab {
    const name = `tab ${this.#ports.length}-${Math.random()}`;
    const faults: unknown[] = [];
    const hearers = new Set<(signal: EnvironmentSignal) => void>();
    const ports: Port[] = [];
    const client = createSharedClient({
      userId,
      clock: this.clock,
      locks: this.hasLocks ? this.locks.of(name) : undefined,
      report: (error) => faults.push(error),
      environment: {
        listen(hear) {
          hearers.add(hear);
          return () => hearers.delete(hear);
        },
      },
      ...(this.fate === 'missing' ? {} : { openWorker: () => this.#openWorker(ports) }),
      openPage: async () => {
        this.pages += 1;
        if (this.pageFails) throw new Error('no such chunk');
        return hostInPage(this.#hostOptions(name))();
      },
    });
    return {
      client,
      faults,
      signal: (signal) => {
        for (const hear of [...hearers]) hear(signal);
      },
      crash: () => {
        for (const port of ports) port.onmessage = null;
        hearers.clear();
        this.locks.die(name);
      },
    };
  }

  /** The worker's thread ends. */
  crashWorker(): void {
    if (this.#worker === undefined) return;
    this.locks.die(this.#worker.name);
    this.#worker = undefined;
    // Its sockets go with it.
    for (const link of this.gateway.links) link.isOpen = false;
  }

  /** Sockets that the gateway has open. */
  get sockets(): number {
    return this.gateway.links.filter(({ isOpen }) => isOpen).length;
  }

  /** Lets messages travel between threads, as often as an answer to an answer needs. */
  async settle(): Promise<void> {
    await settle(20);
  }

  close(): void {
    for (const port of this.#ports) port.close();
  }

  #openWorker(ports: Port[]): WorkerLike {
    if (this.fate === 'throws') throw new Error('not here');
    const { port1, port2 } = new MessageChannel();
    this.#ports.push(port1, port2);
    ports.push(port1 as Port);
    const worker: WorkerLike = { port: port1 as Port, onerror: null };
    if (this.fate === 'fails') setImmediate(() => worker.onerror?.({} as ErrorEvent));
    if (this.fate === 'works') this.#connect(this.#overheard(port2));
    return worker;
  }

  #overheard(port: MessagePort): Port {
    const post = port.postMessage.bind(port);
    port.postMessage = (message: HostMessage) => {
      this.said.push(message);
      post(message);
    };
    return port as Port;
  }

  #connect(port: Port): void {
    if (this.#worker === undefined) {
      this.#workers += 1;
      const name = `worker ${this.#workers}`;
      const options = this.#hostOptions(name);
      this.#worker = { host: new Host({ ...options, locks: this.locks.of(name) }), name };
    }
    this.#worker.host.connect(port);
  }

  #hostOptions(name: string) {
    return {
      report: (error: unknown) => this.faults.push(error),
      network: this.network,
      clock: this.clock,
      clientFor: (userId: string) => ({
        userId,
        getTicket: async () => ({ ticket: name, url: 'ws://gateway.test/live' }),
        transport: this.network.transport(this.gateway.transport),
        storage: this.storage,
        validate: parseServerMessage,
        report: (error: unknown) => this.faults.push(error),
        clock: this.clock,
        random: () => 0.5,
      }),
    };
  }
}

/** How a publication stands, without waiting for it. */
export function watchSettled(settled: Promise<Settled>): { latest: Settled | undefined } {
  const watched: { latest: Settled | undefined } = { latest: undefined };
  void settled.then((how) => {
    watched.latest = how;
  });
  return watched;
}
