import type { Committed, Database, WatchedAlert } from '@tidewire/database';
import { type AlertSight, type AlertStanding, assertNever, judgeAlert } from '@tidewire/protocol';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { PriceWindow } from './price-window.ts';

export interface AlertWatchParts {
  readonly alerts: Pick<Database['alerts'], 'watched' | 'move' | 'fire' | 'correct'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells readers of a notice that is committed. A failure is none of the alert's: they find the hole. */
  readonly publish: (committed: Committed) => Promise<void>;
}

/** Prices that wait while an alert's new state is being committed; beyond it the oldest is skipped. */
const mostWaiting = 256;

type Watched = {
  alert: WatchedAlert;
  waiting: AlertSight[];
  settling: Promise<void> | undefined;
  /** Of an alert on moves: the prices of its time, since this node looks. */
  window: PriceWindow | undefined;
};

/**
 * Looks at every price and match with the alerts of its feed in memory; the database is asked only when one changes. What it says there is what
 * counts: an alert that fired is one transaction, and a crossing that was committed before a crash is not fired again after it.
 */
export class AlertWatch {
  readonly #parts: AlertWatchParts;
  readonly #feeds = new Map<string, Map<string, Watched>>();
  /** One of each feed that this node has heard of. */
  readonly #latest = new Map<string, AlertSight>();
  /** Changed alerts that are being read, each with what their feed said meanwhile. */
  readonly #reading = new Set<{ readonly feedId: string; readonly missed: AlertSight[] }>();

  constructor(parts: AlertWatchParts) {
    this.#parts = parts;
  }

  /** Reads every alert. Prices seen before are not looked at. */
  async start(): Promise<void> {
    for (const alert of await this.#parts.alerts.watched()) this.#put(alert);
  }

  /**
   * Alerts of this feed were made or deleted. A new one first looks at how things stood then, so that the very next value can fire it, and
   * misses none that came while it was read.
   */
  async reload(feedId: string): Promise<void> {
    const latest = this.#latest.get(feedId);
    const reading = { feedId, missed: latest === undefined ? [] : [latest] };
    this.#reading.add(reading);
    try {
      this.#exchange(feedId, await this.#parts.alerts.watched(feedId), reading.missed);
    } finally {
      this.#reading.delete(reading);
    }
  }

  #exchange(feedId: string, alerts: readonly WatchedAlert[], missed: readonly AlertSight[]): void {
    const before = this.#feeds.get(feedId);
    this.#feeds.delete(feedId);
    for (const alert of alerts) {
      const same = before?.get(alert.id);
      // One that is being committed knows better than what was just read.
      if (same?.settling !== undefined) this.#keep(same);
      else if (same !== undefined && same.alert.windowMs === alert.windowMs) this.#keep({ ...same, alert });
      else {
        const made = this.#put(alert);
        for (const sight of missed) this.#look(made, sight);
      }
    }
  }

  see(feedId: string, sight: AlertSight): void {
    this.#latest.set(feedId, sight);
    for (const reading of this.#reading)
      if (reading.feedId === feedId && reading.missed.length < mostWaiting) reading.missed.push(sight);
    for (const watched of this.#feeds.get(feedId)?.values() ?? []) this.#look(watched, sight);
  }

  #look(watched: Watched, sight: AlertSight): void {
    if (watched.settling === undefined) this.#judge(watched, sight);
    else {
      watched.waiting.push(sight);
      if (watched.waiting.length > mostWaiting) watched.waiting.shift();
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

  #put(alert: WatchedAlert): Watched {
    const { kind, windowMs } = alert;
    const window = kind === 'moves' && windowMs !== null ? new PriceWindow(windowMs) : undefined;
    const watched: Watched = { alert, waiting: [], settling: undefined, window };
    this.#keep(watched);
    return watched;
  }

  #keep(watched: Watched): void {
    const { feedId, id } = watched.alert;
    const feed = this.#feeds.get(feedId) ?? new Map<string, Watched>();
    feed.set(id, watched);
    this.#feeds.set(feedId, feed);
  }

  #judge(watched: Watched, sight: AlertSight): void {
    const { alert, window } = watched;
    if (alert.expiresAt !== null && Date.parse(alert.expiresAt) <= this.#parts.clock.now()) return;
    const looked = sight.type === 'quote' ? { ...sight, move: window?.see(sight.quote) } : sight;
    const { does, ...next } = judgeAlert(alert, alert, looked);
    if (does === 'nothing' && next.state === alert.state && next.mark === alert.mark) return;
    const settle = this.#settle(watched, sight, does, next);
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

  #settle(
    watched: Watched,
    sight: AlertSight,
    does: ReturnType<typeof judgeAlert>['does'],
    next: AlertStanding,
  ): Promise<void> {
    switch (does) {
      case 'nothing':
        return this.#move(watched, next);
      case 'fires':
        return this.#fire(watched, sight, next);
      case 'corrects':
        return this.#correct(watched, sight, next);
      default:
        return assertNever(does);
    }
  }

  #judgeWaiting(watched: Watched): void {
    while (watched.settling === undefined) {
      const sight = watched.waiting.shift();
      if (sight === undefined) return;
      this.#judge(watched, sight);
    }
  }

  async #move(watched: Watched, next: AlertStanding): Promise<void> {
    const { alert } = watched;
    const isMoved = await this.#parts.alerts.move(alert.id, standingOf(alert), next);
    if (isMoved) watched.alert = { ...alert, ...next };
    else await this.#readAgain(watched);
  }

  async #fire(watched: Watched, sight: AlertSight, next: AlertStanding): Promise<void> {
    const { id, firings } = watched.alert;
    const fired = await this.#parts.alerts.fire(id, firings + 1, sight, next);
    if (fired === undefined) return this.#readAgain(watched);
    watched.alert = fired.alert;
    if (sight.type === 'quote') watched.window?.restart(sight.quote);
    await this.#announce(fired.committed, id);
  }

  async #correct(watched: Watched, sight: AlertSight, next: AlertStanding): Promise<void> {
    const { alert } = watched;
    const corrected = await this.#parts.alerts.correct(alert.id, standingOf(alert), next, sight);
    if (corrected === undefined) return this.#readAgain(watched);
    watched.alert = { ...alert, ...next };
    await this.#announce(corrected.committed, alert.id);
  }

  async #announce(events: readonly Committed[], alertId: string): Promise<void> {
    for (const committed of events) {
      await this.#parts.publish(committed).catch((error: unknown) => {
        this.#parts.log.warn({ err: error, alertId }, 'what an alert said was not announced');
      });
    }
  }

  /** Another node was first, or the alert is gone or changed. */
  async #readAgain(watched: Watched): Promise<void> {
    const { id, feedId } = watched.alert;
    const now = (await this.#parts.alerts.watched(feedId)).find((alert) => alert.id === id);
    if (now === undefined) this.#feeds.get(feedId)?.delete(id);
    else watched.alert = now;
  }
}

const standingOf = ({ state, mark }: WatchedAlert): AlertStanding => ({ state, mark });
