/**
 * Did one reader see what was kept: every event from where they began to the end, once, in that order? Events are known by what they
 * are, not by the numbers they came with; so it does not help to number wrong ones rightly.
 */
import { limits } from '@tidewire/protocol';
import type { Sighting } from './history.ts';
import type { IndexedHistory, ReaderHistory, StoredLog } from './index-history.ts';
import type { Violation, ViolationKind } from './violation.ts';

export function checkReader(history: ReaderHistory, all: IndexedHistory): Violation[] {
  const log = all.logs.get(history.channel);
  const violations: Violation[] = [];
  const complain = (kind: ViolationKind, text: string) =>
    violations.push({ kind, text: `${history.reader} in ${history.channel} ${text}` });
  if (log === undefined) complain('altered', 'reads a room of which no log is kept');
  else new ReaderCheck(log, all, complain).run(history);
  return violations;
}

class ReaderCheck {
  readonly #log: StoredLog;
  readonly #all: IndexedHistory;
  readonly #complain: (kind: ViolationKind, text: string) => void;
  /** Where the log goes on for this reader; absent until they were told. */
  #from: number | undefined;
  /** The furthest place they saw. */
  #furthest = 0;
  #seen = new Set<number>();

  constructor(log: StoredLog, all: IndexedHistory, complain: (kind: ViolationKind, text: string) => void) {
    this.#log = log;
    this.#all = all;
    this.#complain = complain;
  }

  run({ since, shown, isClosed }: ReaderHistory): void {
    if (since !== undefined) this.#begin(since);
    for (const record of shown) {
      if (record.type === 'reset') this.#reset(record);
      else this.#show(record.events);
    }
    if (!isClosed && this.#furthest < this.#log.seq) {
      this.#complain('hole', `was last shown ${this.#furthest}, and the log goes on to ${this.#log.seq}`);
    }
    this.#lookForHoles();
  }

  #begin(from: number): void {
    this.#from = from;
    this.#furthest = from;
    this.#seen = new Set();
  }

  #reset(record: { reason: string; events: readonly Sighting[]; seq: number; more: boolean }): void {
    const { reason, events, seq, more } = record;
    const missed = seq - this.#furthest;
    const isExcused = reason === 'too_old' && missed > limits.resumeEvents;
    if (this.#from !== undefined && !isExcused) {
      this.#complain('hole', `was at ${this.#furthest} and was told to begin anew at ${seq}: ${reason}`);
    }
    this.#lookForHoles();
    const from = seq - events.length;
    if (more !== from > 0) {
      this.#complain(
        'hole',
        `was shown ${events.length} up to ${seq}, and told that there are ${more ? '' : 'no '}older ones`,
      );
    }
    this.#begin(from);
    this.#show(events);
    if (this.#furthest !== seq) {
      this.#complain('hole', `was told to be at ${seq}, and was shown no further than ${this.#furthest}`);
    }
  }

  #show(events: readonly Sighting[]): void {
    for (const event of events) this.#see(event);
  }

  #see({ seq, ts, id, mark }: Sighting): void {
    const kept = this.#log.byId.get(id);
    if (kept === undefined) {
      this.#seeStranger(seq, id);
      return;
    }
    const what = `${id}, which is ${kept.seq},`;
    if (seq !== kept.seq) this.#complain('out of order', `was shown ${what} as ${seq}`);
    if (mark !== kept.mark || ts !== kept.ts) {
      this.#complain(
        'altered',
        `was shown ${what} as ${mark} of ${ts}, and it is ${kept.mark} of ${kept.ts}`,
      );
    }
    if (this.#seen.has(kept.seq) || kept.seq <= (this.#from ?? 0)) {
      this.#complain('doubled', `was shown ${what} again`);
    } else if (kept.seq < this.#furthest)
      this.#complain('out of order', `was shown ${what} after ${this.#furthest}`);
    this.#seen.add(kept.seq);
    this.#furthest = Math.max(this.#furthest, kept.seq);
  }

  /** Something that this log does not have. */
  #seeStranger(seq: number, id: string): void {
    const original = this.#all.written.get(id);
    if (original === undefined) this.#complain('altered', `was shown ${id} as ${seq}, which nobody wrote`);
    else if (original.channel !== this.#log.channel) {
      this.#complain('wrong room', `was shown ${id} as ${seq}, which was written for ${original.channel}`);
    } else this.#complain('lost', `was shown ${id} as ${seq}, which is not kept`);
  }

  /** Everything between where they began and the furthest they saw was shown. */
  #lookForHoles(): void {
    if (this.#from === undefined) return;
    for (let seq = this.#from + 1; seq <= this.#furthest; seq += 1) {
      if (!this.#seen.has(seq)) {
        this.#complain(
          'hole',
          `was never shown ${seq}, ${this.#log.events[seq - 1]?.id}, and was shown ${this.#furthest}`,
        );
      }
    }
  }
}
