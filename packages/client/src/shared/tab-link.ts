/**
 * The way from a tab to the host of its client: the shared worker if there is one and it answers, else a host within the page. It knows
 * when to give up on which; what is said over it is not its business.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Cancel, Clock } from '../platform/clock.ts';
import { holdLease, type Locks, watchLease } from './lease.ts';
import type { Port } from './port.ts';
import { type HostMessage, isHostMessage, portVersion, type TabMessage } from './port-messages.ts';

/** A worker that has not answered by then is not waited for. */
export const answerWithinMs = 4_000;
/** After the host of the page could not be loaded. */
export const againInMs = 5_000;
/** How much is taken before the host hears of it. */
const heardEvery = 64;

/** The part of a `SharedWorker` that is used. */
export type WorkerLike = {
  readonly port: Port;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** Where the client of this tab lives. */
export type Via = 'nowhere' | 'worker' | 'page';

export type TabLinkParts = {
  userId: string;
  /** Absent where there are no shared workers; may throw. */
  openWorker: (() => WorkerLike) | undefined;
  openPage: () => Promise<Port>;
  locks: Locks | undefined;
  clock: Clock;
  report: (error: unknown) => void;
  /** There is a new port, and whoever is at its end knows nothing of this tab yet. */
  onOpened: () => void;
  onMessage: (message: HostMessage) => void;
  /** Neither is there; it is tried again then. */
  onFailed: (retryAt: number) => void;
  /** The host is gone, or has let this tab go; a new one is on its way. */
  onLost: () => void;
};

type State =
  | { name: 'off' }
  /** Waiting for the code of a host within the page. */
  | { name: 'loading' }
  | { name: 'failed' }
  /** `opening` until the host has answered; what is said meanwhile waits in the port. */
  | { name: 'opening' | 'attached'; via: 'worker' | 'page'; port: Port };

export class TabLink {
  readonly #parts: TabLinkParts;
  #state: State = { name: 'off' };
  /** Shared workers do not work here. */
  #isPageOnly = false;
  #ends: Cancel[] = [];
  #heard = 0;

  constructor(parts: TabLinkParts) {
    this.#parts = parts;
  }

  get via(): Via {
    return this.#state.name === 'attached' ? this.#state.via : 'nowhere';
  }

  attach(): void {
    if (this.#state.name !== 'off') return;
    const { openWorker, locks, report } = this.#parts;
    // Without locks a worker would serve the dead for ever.
    if (openWorker === undefined || locks === undefined || this.#isPageOnly) {
      this.#loadPage();
      return;
    }
    try {
      this.#openWorker(openWorker(), locks);
    } catch (error) {
      report(error);
      this.#fallBack();
    }
  }

  /** Says goodbye. */
  detach(): void {
    const state = this.#state;
    this.#state = { name: 'off' };
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#heard = 0;
    if (state.name !== 'opening' && state.name !== 'attached') return;
    state.port.onmessage = null;
    // Closed by the host when it has heard this: what was said just before, a message perhaps, must not be lost by closing here.
    state.port.postMessage({ type: 'bye' } satisfies TabMessage);
  }

  post(message: TabMessage): void {
    const state = this.#state;
    if (state.name === 'opening' || state.name === 'attached') state.port.postMessage(message);
  }

  #openWorker(worker: WorkerLike, locks: Locks): void {
    const { clock, report } = this.#parts;
    // The script is missing, or may not be loaded here. It says nothing of faults while it runs.
    worker.onerror = () => {
      if (this.#state.name === 'opening') this.#fallBack();
    };
    this.#open('worker', worker.port);
    const lock = `tidewire-tab:${uuidv7()}`;
    this.#ends.push(
      clock.setTimer(() => {
        if (this.#state.name === 'opening') this.#fallBack();
      }, answerWithinMs),
      holdLease(locks, lock, () => this.post({ type: 'holding', lock }), report),
      () => {
        worker.onerror = null;
      },
    );
    this.#parts.onOpened();
  }

  #fallBack(): void {
    this.#isPageOnly = true;
    this.detach();
    this.#loadPage();
  }

  #loadPage(): void {
    const loading: State = { name: 'loading' };
    this.#state = loading;
    const { openPage, onOpened, report, clock, onFailed } = this.#parts;
    openPage().then(
      (port) => {
        if (this.#state !== loading) {
          port.close();
          return;
        }
        this.#open('page', port);
        onOpened();
      },
      (error: unknown) => {
        if (this.#state !== loading) return;
        report(error);
        this.#state = { name: 'failed' };
        const again = () => {
          this.detach();
          this.attach();
        };
        this.#ends.push(clock.setTimer(again, againInMs));
        onFailed(clock.now() + againInMs);
      },
    );
  }

  #open(via: 'worker' | 'page', port: Port): void {
    this.#state = { name: 'opening', via, port };
    port.onmessage = ({ data }) => {
      if (isHostMessage(data)) this.#hear(data);
      else this.#parts.report(new Error('the host said something else'));
    };
    this.post({ type: 'attach', version: portVersion, userId: this.#parts.userId });
  }

  #hear(message: HostMessage): void {
    const state = this.#state;
    if (state.name !== 'opening' && state.name !== 'attached') return;
    this.#heard += message.type === 'values' ? message.values.length : 1;
    if (this.#heard >= heardEvery) {
      this.post({ type: 'heard', count: this.#heard });
      this.#heard = 0;
    }
    switch (message.type) {
      case 'attached':
        this.#state = { ...state, name: 'attached' };
        return;
      case 'refused':
        if (state.via === 'worker') this.#fallBack();
        else this.#parts.report(new Error(`the page refused itself: ${message.why}`));
        return;
      case 'holding':
        this.#watch(message.lock);
        return;
      case 'lost':
        this.#again();
        return;
      default:
        this.#parts.onMessage(message);
    }
  }

  /** A worker that crashed lets go of its lock. */
  #watch(lock: string): void {
    const { locks, report } = this.#parts;
    if (locks !== undefined) this.#ends.push(watchLease(locks, lock, () => this.#again(), report));
  }

  #again(): void {
    this.detach();
    this.#parts.onLost();
    this.attach();
  }
}
