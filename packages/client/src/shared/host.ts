/**
 * Where the one client of a person lives, and who uses it: a shared worker's tabs, or the one page it runs in. The client is started
 * when the first tab attaches and stopped when the last has gone.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Client, ClientOptions } from '../api.ts';
import { createClient } from '../client.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Environment, EnvironmentSignal } from '../platform/environment.ts';
import { reportToPlatform } from '../platform/report.ts';
import { presets } from '../simulator/conditions.ts';
import type { NetworkSimulator } from '../simulator/simulator.ts';
import { holdLease, type Locks } from './lease.ts';
import type { Port } from './port.ts';
import type { Sense } from './port-messages.ts';
import { TabSession } from './tab-session.ts';

export type HostOptions = {
  /** What the client of that person is made of. Its environment is what the tabs sense, and the one that is given here. */
  clientFor: (userId: string) => ClientOptions;
  /** Lets tabs simulate bad networks; `clientFor` uses it for its transport. Ends with the last tab. */
  network?: NetworkSimulator;
  /** How it is noticed that a tab is gone without a goodbye; not needed for the page it runs in. */
  locks?: Locks | undefined;
  report?: (error: unknown) => void;
  clock?: Clock;
};

/** Most tabs at once. Those beyond it are refused, and serve themselves. */
const maxTabs = 200;

export class Host {
  readonly network: NetworkSimulator | undefined;
  readonly locks: Locks | undefined;
  readonly report: (error: unknown) => void;
  readonly clock: Clock;
  readonly #clientFor: HostOptions['clientFor'];
  readonly #sessions = new Set<TabSession>();
  readonly #hearers = new Set<(signal: EnvironmentSignal) => void>();
  #client: Client | undefined;
  /** The lock that says that this host lives, once it is held. */
  #heldLock: string | undefined;

  constructor({ clientFor, network, locks, report = reportToPlatform, clock = systemClock }: HostOptions) {
    this.clock = clock;
    this.#clientFor = clientFor;
    this.network = network;
    this.locks = locks;
    this.report = report;
    if (locks !== undefined) this.#holdLock(locks);
  }

  /** Serves whoever is at the other end. */
  connect(port: Port): void {
    new TabSession(port, this);
  }

  /** The client, for a tab that may use it; else why it may not. */
  admit(session: TabSession, userId: string): Client | { why: string } {
    if (this.#client !== undefined && this.#client.userId !== userId) return { why: 'another user' };
    if (this.#sessions.size >= maxTabs) return { why: 'too many tabs' };
    this.#client ??= this.#createClient(userId);
    this.#sessions.add(session);
    if (this.#heldLock !== undefined) session.post({ type: 'holding', lock: this.#heldLock });
    this.#client.start();
    return this.#client;
  }

  leave(session: TabSession): void {
    if (!this.#sessions.delete(session) || this.#sessions.size > 0) return;
    this.#client?.stop();
    this.network?.set(presets.good);
  }

  sense(signal: Sense): void {
    for (const hear of [...this.#hearers]) hear(signal);
  }

  #createClient(userId: string): Client {
    const options = this.#clientFor(userId);
    return createClient({ ...options, environment: this.#environment(options.environment) });
  }

  #environment(own: Environment | undefined): Environment {
    return {
      listen: (hear) => {
        this.#hearers.add(hear);
        const unlisten = own?.listen(hear);
        return () => {
          this.#hearers.delete(hear);
          unlisten?.();
        };
      },
    };
  }

  #holdLock(locks: Locks): void {
    const lock = `tidewire-host:${uuidv7()}`;
    const onHeld = () => {
      this.#heldLock = lock;
      for (const session of this.#sessions) session.post({ type: 'holding', lock });
    };
    // Until this thread ends; that is what it is for.
    holdLease(locks, lock, onHeld, this.report);
  }
}
