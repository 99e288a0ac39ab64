import type { FeedEventInput } from '@tidewire/protocol';
import type { Sent } from './pace.ts';
import { describeDuration } from './progress.ts';

/** Adds up what the server has taken, for the progress bar and for the summary. */
export class Tally {
  items = 0;
  #quotes = 0;
  #first: string | undefined;
  #last: string | undefined;
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;
  #goals = 0;
  #finished = 0;
  #behindMs = 0;

  add({ items, events, behindMs }: Sent): void {
    this.items += items.length;
    this.#behindMs = behindMs;
    for (const event of events) this.#addEvent(event);
  }

  #addEvent(event: FeedEventInput): void {
    switch (event.type) {
      case 'quote': {
        const time = new Date(event.quote.time).toISOString().replace('T00:00:00.000Z', '');
        this.#quotes += 1;
        this.#first ??= time;
        this.#last = time;
        this.#least = Math.min(this.#least, event.quote.low ?? event.quote.last);
        this.#most = Math.max(this.#most, event.quote.high ?? event.quote.last);
        return;
      }
      case 'timeline':
        if (event.data.kind === 'match.goal') this.#goals += 1;
        if (event.data.kind === 'match.finished') this.#finished += 1;
        return;
      case 'match':
        return;
    }
  }

  /** One line for each thing worth knowing afterwards. */
  summary(subject: string, elapsedMs: number, leftOut: number): string[] {
    const seconds = Math.max(elapsedMs, 1) / 1_000;
    const rate = `in ${describeDuration(elapsedMs)}, ${(this.items / seconds).toFixed(1)}/s`;
    const lines =
      this.#quotes > 0
        ? [
            `${subject}: ${count(this.#quotes, 'row')} published ${rate}`,
            `  from ${this.#first} to ${this.#last}, prices from ${this.#least} to ${this.#most}`,
          ]
        : [
            `${subject}: ${count(this.#finished, 'match', 'matches')} to the end, ${count(this.#goals, 'goal')}, ${rate}`,
          ];
    if (leftOut > 0) lines.push(`  ${count(leftOut, 'bad row')} left out`);
    if (this.#behindMs > 1_000) {
      lines.push(
        `  ${describeDuration(this.#behindMs)} behind the pace at the end: the server took its time`,
      );
    }
    return lines;
  }
}

export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`;
