/**
 * A person at a machine: writes what the plan says, through one page after the other, and notes what became of each message. What the
 * network does is the road's matter; this only loads pages again and loses machines, as people do.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { memoryStorage, type OutboxStorage, type Publication, type Settled } from '@tidewire/client';
import type { Position } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { createBody } from './body.ts';
import { markOf } from './history.ts';
import { Page, type PageMeans } from './page.ts';
import type { ClientPlan, Write } from './plan.ts';

export class Participant {
  readonly #plan: ClientPlan;
  readonly #means: PageMeans;
  readonly #toWrite: Write[];
  readonly #unsettled = new Map<string, Write>();
  #storage: OutboxStorage = memoryStorage();
  #page: Page;
  #pagesSoFar = 0;
  /** Goes up when the outbox is lost: what is written from then on is in no order with what was before. */
  #life = 1;
  #isBetweenPages = false;

  constructor(plan: ClientPlan, means: PageMeans) {
    this.#plan = plan;
    this.#means = means;
    this.#toWrite = [...plan.writes];
    this.#page = this.#load(new Map());
    this.#write();
  }

  get name(): string {
    return this.#plan.name;
  }

  get state(): string {
    return this.#page.state;
  }

  /** Everything was written and answered. */
  get hasSettled(): boolean {
    return !this.#isBetweenPages && this.#toWrite.length === 0 && this.#unsettled.size === 0;
  }

  hasCaughtUp(ends: ReadonlyMap<string, number>): boolean {
    return !this.#isBetweenPages && this.#page.hasCaughtUp(ends);
  }

  reopen(room: string, resumes: boolean): void {
    if (!this.#isBetweenPages) this.#page.reopen(room, resumes);
  }

  /** The page is loaded again, and finds its outbox. */
  reload(resumes: boolean): Promise<void> {
    return this.#turnPage(resumes, () => undefined);
  }

  /** The machine is lost with its outbox. Its person says again what was not acknowledged, as something new. */
  abandon(): Promise<void> {
    return this.#turnPage(false, () => {
      for (const [messageId, write] of [...this.#unsettled].toReversed()) {
        this.#means.history.add({ type: 'abandoned', messageId });
        this.#toWrite.unshift({ ...write, label: `${write.label}-again` });
      }
      this.#unsettled.clear();
      this.#storage = memoryStorage();
      this.#life += 1;
    });
  }

  stop(): void {
    this.#isBetweenPages = true;
    this.#page.stop();
  }

  async #turnPage(resumes: boolean, between: () => void): Promise<void> {
    if (this.#isBetweenPages) return;
    this.#isBetweenPages = true;
    const places = this.#page.leave();
    // What was answered before is told before.
    await nextTurn();
    between();
    this.#page = this.#load(resumes ? places : new Map());
    const kept = await this.#page.keptIds();
    for (const [messageId, write] of this.#unsettled) {
      if (!kept.has(messageId)) this.#page.complain(`its outbox forgot ${messageId}`);
      this.#publish(messageId, write);
    }
    this.#isBetweenPages = false;
    this.#write();
    this.#means.stir();
  }

  #load(places: ReadonlyMap<string, Position>): Page {
    const { person, rooms, patienceMs } = this.#plan;
    this.#pagesSoFar += 1;
    const name = `${this.#plan.name}.${this.#pagesSoFar}`;
    return new Page({ name, person, rooms, patienceMs, places, storage: this.#storage, means: this.#means });
  }

  #write(): void {
    while (!this.#isBetweenPages && this.#unsettled.size < this.#plan.inFlight) {
      const write = this.#toWrite.shift();
      if (write === undefined) return;
      const messageId = v7();
      this.#means.history.add({
        type: 'written',
        writer: `${this.#plan.name}#${this.#life}`,
        channel: this.#means.channelOf(write.room),
        messageId,
        mark: markOf(this.#plan.person, createBody(write.label, write.length)),
      });
      this.#unsettled.set(messageId, write);
      this.#publish(messageId, write);
    }
  }

  /** For one that the page knows already, this only asks what becomes of it. */
  #publish(messageId: string, { room, label, length }: Write): void {
    const channel = this.#means.channelOf(room);
    void this.#follow(this.#page.publish(channel, createBody(label, length), messageId), channel);
  }

  async #follow({ messageId, settled }: Publication, channel: string): Promise<void> {
    this.#settled(messageId, channel, await settled);
  }

  #settled(messageId: string, channel: string, ending: Settled): void {
    const { history, stir } = this.#means;
    if (ending.outcome === 'sent') {
      history.add({ type: 'acknowledged', by: 'client', messageId, channel, seq: ending.seq });
    } else {
      const reason = ending.outcome === 'failed' ? `${ending.reason}, ${ending.message}` : ending.outcome;
      history.add({ type: 'refused', messageId, reason });
    }
    this.#unsettled.delete(messageId);
    this.#write();
    stir();
  }
}
