import type { Committed, Database, WatchedAlert } from '@tidewire/database';
import { type AlertState, judgeAlert, type Quote } from '@tidewire/protocol';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface AlertWatchParts {
  readonly alerts: Pick<Database['alerts'], 'watched' | 'move' | 'fire'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells readers of a notice that is committed. A failure is none of the alert's: they find the hole. */
  readonly publish: (committed: Committed) => Promise<void>;
}

/** Prices that wait while an alert's new state is being committed; beyond it the oldest is skipped. */
const mostWaiting = 256;

type Watched = { alert: WatchedAlert; waiting: Quote[]; settling: Promise<void> | undefined };

/**
 * Looks at every price with the alerts of its feed in memory; the database is asked only when one changes. What it says there is what
 * counts: an alert that fired is one transaction, and a crossing that was committed before a crash is not fired again after it.
 */
export class AlertWatch {
  readonly #parts: AlertWatchParts;
  readonly #feeds = new Map<string, Map<string, Watched>>();

  constructor(parts: AlertWatchParts) {
    this.#parts = parts;
  }

  /** Reads every alert. Prices seen before are not looked at. */
  async start(): Promise<void> {
    for (const alert of await this.#parts.alerts.watched()) this.#put(alert);
  }

  /** Alerts of this feed were made or deleted. */
  async reload(feedId: string): Promise<void> {
    const alerts = await this.#parts.alerts.watched(feedId);
    const before = this.#feeds.get(feedId);
    this.#feeds.delete(feedId);
    for (const alert of alerts) {
      const same = before?.get(alert.id);
      // One that is being committed knows better than what was just read.
      if (same?.settling !== undefined) this.#keep(same);
      else this.#put(alert);
    }
  }

  see(feedId: string, quote: Quote): void {
    for (const watched of this.#feeds.get(feedId)?.values() ?? []) {
      if (watched.settling === undefined) this.#judge(watched, quote);
      else {
        watched.waiting.push(quote);
        if (watched.waiting.length > mostWaiting) watched.waiting.shift();
      }
    }
  }

  /** Resolves when nothing is being committed any more. */
  async stop(): Promise<void> {
    const settling = [...this.#feeds.values()].flatMap((feed) =>
      [...feed.values()].map((one) => one.settling),
    );
    this.#feeds.clear();
    await Promise.all(settling);
  }

  #put(alert: WatchedAlert): void {
    this.#keep({ alert, waiting: [], settling: undefined });
  }

  #keep(watched: Watched): void {
    const { feedId, id } = watched.alert;
    const feed = this.#feeds.get(feedId) ?? new Map<string, Watched>();
    feed.set(id, watched);
    this.#feeds.set(feedId, feed);
  }

  #judge(watched: Watched, quote: Quote): void {
    const { alert } = watched;
    if (alert.expiresAt !== null && Date.parse(alert.expiresAt) <= this.#parts.clock.now()) return;
    const verdict = judgeAlert(alert, alert.state, quote.last);
    if (verdict.state === alert.state) return;
    const settle = verdict.fires ? this.#fire(watched, quote) : this.#move(watched, verdict.state);
    watched.settling = settle
      .catch((error: unknown) => {
        this.#parts.log.warn(
          { err: error, alertId: alert.id },
          'an alert could not be settled; the next price decides',
        );
      })
      .finally(() => {
        watched.settling = undefined;
        this.#judgeWaiting(watched);
      });
  }

  #judgeWaiting(watched: Watched): void {
    while (watched.settling === undefined) {
      const quote = watched.waiting.shift();
      if (quote === undefined) return;
      this.#judge(watched, quote);
    }
  }

  async #move(watched: Watched, state: AlertState): Promise<void> {
    const { alert } = watched;
    if (await this.#parts.alerts.move(alert.id, alert.state, state)) watched.alert = { ...alert, state };
    else await this.#readAgain(watched);
  }

  async #fire(watched: Watched, quote: Quote): Promise<void> {
    const { id, firings, userId } = watched.alert;
    const fired = await this.#parts.alerts.fire(id, firings + 1, quote);
    if (fired === undefined) return this.#readAgain(watched);
    watched.alert = { ...fired.alert, userId };
    for (const committed of fired.committed) {
      await this.#parts.publish(committed).catch((error: unknown) => {
        this.#parts.log.warn({ err: error, alertId: id }, 'a fired alert was not announced');
      });
    }
  }

  /** Another node was first, or the alert is gone. */
  async #readAgain(watched: Watched): Promise<void> {
    const { id, feedId } = watched.alert;
    const now = (await this.#parts.alerts.watched(feedId)).find((alert) => alert.id === id);
    if (now === undefined) this.#feeds.get(feedId)?.delete(id);
    else watched.alert = now;
  }
}
