// Which sources this node runs. It knows what is asked of each and who holds it; it knows neither what a source does nor where the book is
// kept. A source runs only under a lease, and says nothing once its time is over, whatever has become of the book: a node that was asleep
// wakes up silent.
import type { SourceId } from '@tidewire/protocol';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { FeedPublisher } from './feed-publisher.ts';
import type { SourceHealth } from './source.ts';
import type { AskedSource, Lease, SourceBook, SourceFacts } from './source-book.ts';
import { startStepLoop } from './step-loop.ts';
import type { SupervisedSource } from './supervise-source.ts';

/** How often the book is read and a lease renewed. */
export const checkMs = 2_000;

/** What is to run: a source that is asked for otherwise has another signature, and is started anew. */
export type Plan = ReadonlyMap<
  SourceId,
  {
    signature: string;
    start(publisher: FeedPublisher, seekTo: number | undefined): Promise<SupervisedSource>;
  }
>;

type Held = {
  lease: Lease;
  /** By the clock's `elapsed`, counted from before the book was asked: this node's own view ends first. */
  validUntil: number;
  signature: string;
  running: SupervisedSource | undefined;
  /** Where to go, taken out of the book and not gone to yet. */
  seekTo: number | undefined;
  isTurning: boolean;
};

export class LeasedSources {
  readonly #book: SourceBook;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #publisher: FeedPublisher;
  readonly #plan: (asked: readonly AskedSource[]) => Plan;
  readonly #facts: readonly SourceFacts[];
  #isDeclared = false;
  readonly #held = new Map<SourceId, Held>();
  /** What is being started or stopped: one thing after the other for each source, and never waited for by the leases of others. */
  readonly #turns = new Map<SourceId, Promise<void>>();
  readonly #loop: { stop(): Promise<void> };

  constructor(parts: {
    book: SourceBook;
    clock: Clock;
    log: Log;
    publisher: FeedPublisher;
    plan: (asked: readonly AskedSource[]) => Plan;
    /** What this node's environment says of the sources, told to the book first. */
    facts: readonly SourceFacts[];
  }) {
    this.#book = parts.book;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#publisher = parts.publisher;
    this.#plan = parts.plan;
    this.#facts = parts.facts;
    this.#loop = startStepLoop({
      clock: parts.clock,
      step: () => this.#step(),
      onFailed: (error) => parts.log.error({ err: error }, 'sources are not looked after any more'),
    });
  }

  health(): SourceHealth[] {
    return this.#running().map((one) => one.health());
  }

  rebuild(feedId: string): void {
    for (const one of this.#running()) one.rebuild(feedId);
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    for (const id of [...this.#held.keys()]) this.#giveUp(id, 'release');
    await Promise.all(this.#turns.values());
  }

  #running(): SupervisedSource[] {
    return [...this.#held.values()].flatMap(({ running }) => running ?? []);
  }

  async #step(): Promise<number> {
    try {
      if (!this.#isDeclared) await this.#book.declare(this.#facts);
      this.#isDeclared = true;
      const asked = await this.#book.asked();
      const plan = this.#plan(asked);
      for (const one of asked) await this.#attend(one, plan);
    } catch (error) {
      this.#log.warn({ err: error }, 'the book of sources could not be read or written');
    }
    return checkMs;
  }

  async #attend({ id, seeks }: AskedSource, plan: Plan): Promise<void> {
    const wanted = plan.get(id);
    if (wanted === undefined) return this.#giveUp(id, 'release');
    const held = await this.#hold(id);
    if (held === undefined || held.isTurning) return;
    if (held.running !== undefined && held.signature === wanted.signature && !seeks) return;
    held.isTurning = true;
    this.#turn(id, async () => {
      try {
        await this.#startAnew(held, wanted);
      } finally {
        held.isTurning = false;
      }
    });
  }

  /** Claims or renews; `undefined` when another node has it. */
  async #hold(id: SourceId): Promise<Held | undefined> {
    const validUntil = this.#clock.elapsed() + this.#book.leaseMs;
    const held = this.#held.get(id);
    if (held === undefined) {
      const lease = await this.#book.claim(id);
      if (lease === undefined) return undefined;
      const fresh = { lease, validUntil, signature: '', running: undefined, seekTo: undefined };
      this.#held.set(id, { ...fresh, isTurning: false });
    } else if (await this.#book.renew(held.lease, healthOf(held, id))) {
      held.validUntil = validUntil;
    } else {
      this.#log.warn({ source: id }, 'another node runs this source now');
      this.#giveUp(id, 'lost');
    }
    return this.#held.get(id);
  }

  async #startAnew(held: Held, wanted: NonNullable<ReturnType<Plan['get']>>): Promise<void> {
    await held.running?.stop();
    held.running = undefined;
    held.seekTo = (await this.#book.takeSeek(held.lease)) ?? held.seekTo;
    held.running = await wanted.start(this.#guard(held), held.seekTo);
    held.seekTo = undefined;
    held.signature = wanted.signature;
  }

  #giveUp(id: SourceId, how: 'release' | 'lost'): void {
    const held = this.#held.get(id);
    if (held === undefined) return;
    this.#held.delete(id);
    held.validUntil = Number.NEGATIVE_INFINITY;
    this.#turn(id, async () => {
      await held.running?.stop();
      if (how === 'release') await this.#book.release(held.lease);
    });
  }

  #turn(id: SourceId, work: () => Promise<void>): void {
    const turn = (this.#turns.get(id) ?? Promise.resolve())
      .then(work)
      .catch((error: unknown) =>
        this.#log.warn({ err: error, source: id }, 'a source was not started or not given back'),
      )
      .finally(() => {
        if (this.#turns.get(id) === turn) this.#turns.delete(id);
      });
    this.#turns.set(id, turn);
  }

  /** Lets through what is said under the lease, and refuses the rest. */
  #guard(held: Held): FeedPublisher {
    const publisher = this.#publisher;
    const isValid = (): boolean => this.#clock.elapsed() < held.validUntil;
    const insist = (): void => {
      if (!isValid()) throw new Error(`the lease of ${held.lease.id} is over`);
    };
    return {
      async declare(feed) {
        insist();
        await publisher.declare(feed);
      },
      async history(feedId, quotes) {
        insist();
        await publisher.history(feedId, quotes);
      },
      quote(feedId, quote) {
        if (isValid()) publisher.quote(feedId, quote);
      },
      match(feedId, state) {
        if (isValid()) publisher.match(feedId, state);
      },
      async timeline(feedId, data) {
        insist();
        await publisher.timeline(feedId, data, held.lease);
      },
      recall: (feedId) => publisher.recall(feedId),
      alive: () => publisher.alive(),
      async restart(feedId) {
        insist();
        await publisher.restart(feedId);
      },
    };
  }
}

/** A source that is between two runs has nothing to say of itself. */
const healthOf = ({ running }: Held, id: SourceId): SourceHealth =>
  running?.health() ?? {
    ...{ name: id, provenance: 'live', state: 'starting', stale: false, staleAfterMs: 0, events: 0 },
    ...{ lastEventAt: undefined, lagMs: undefined, reconnects: 0, malformed: 0, failures: 0 },
    lastError: undefined,
  };
