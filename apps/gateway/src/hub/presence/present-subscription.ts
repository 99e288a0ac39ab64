/**
 * A room's subscription, with the person it makes present: they are there from the greeting until it ends, and are told who else is when
 * they asked for it.
 */
import type { Author, ChannelGreeting, PresencePage } from '@tidewire/protocol';
import type { HubCounters } from '../hub-counters.ts';
import type { Outbox } from '../outbox.ts';
import type { Prepared } from '../sink.ts';
import type { OpenedSubscription, PeopleRequest, Subscription } from '../subscription.ts';
import type { Presence } from './presence.ts';
import { PresenceWatch } from './presence-watch.ts';

export interface PresentSubscriptionPorts<P extends Prepared> {
  readonly log: Subscription;
  readonly presence: Presence<P>;
  readonly outbox: Outbox<P>;
  readonly counters: HubCounters;
  /** Who reads; nobody on a connection that nobody signed in on. */
  readonly person: Author | undefined;
  /** The greeting is to bring the window. */
  readonly wantsPresence: boolean;
}

type State = { name: 'opening' } | { name: 'greeted' } | { name: 'begun' } | { name: 'ended' };

export class PresentSubscription<P extends Prepared> implements Subscription {
  readonly kind = 'log';
  readonly #ports: PresentSubscriptionPorts<P>;
  #state: State = { name: 'opening' };
  #watch: PresenceWatch<P> | undefined;

  constructor(ports: PresentSubscriptionPorts<P>) {
    this.#ports = ports;
  }

  get channel(): string {
    return this.#ports.log.channel;
  }

  async open(): Promise<OpenedSubscription> {
    const opened = await this.#ports.log.open();
    return {
      greet: (budgetBytes) => this.#greet(opened, budgetBytes),
      begin: () => {
        opened.begin();
        if (this.#state.name !== 'greeted') return;
        this.#state = { name: 'begun' };
        this.#watch?.open();
      },
    };
  }

  people({ watch, after, limit }: PeopleRequest): PresencePage {
    if (watch === true) return this.#beginWatch();
    if (watch === false) this.#endWatch();
    const { presence } = this.#ports;
    const room = presence.room(this.channel);
    const page = after === undefined ? room.window(limit) : room.after(after, limit);
    presence.release(this.channel);
    return page;
  }

  end(): void {
    if (this.#state.name === 'ended') return;
    const { log, presence, person } = this.#ports;
    const wasThere = this.#state.name !== 'opening';
    this.#state = { name: 'ended' };
    log.end();
    this.#endWatch();
    if (wasThere && person !== undefined) presence.leave(this.channel, person.id, this);
  }

  #greet(opened: OpenedSubscription, budgetBytes: number): ChannelGreeting {
    const { presence, person, wantsPresence } = this.#ports;
    if (this.#state.name === 'opening') {
      this.#state = { name: 'greeted' };
      if (person !== undefined) presence.enter(this.channel, person, this);
    }
    if (!wantsPresence) return opened.greet(budgetBytes);
    const page = this.#beginWatch();
    const bytes = Buffer.byteLength(JSON.stringify(page));
    if (bytes > budgetBytes) {
      // A greeting without it: whoever wants it asks for it by itself.
      this.#endWatch();
      return opened.greet(budgetBytes);
    }
    const greeting = opened.greet(budgetBytes - bytes);
    return 'error' in greeting || greeting.kind !== 'log' ? greeting : { ...greeting, presence: page };
  }

  #beginWatch(): PresencePage {
    const { presence, outbox, counters } = this.#ports;
    this.#watch ??= new PresenceWatch({
      room: presence.room(this.channel),
      outbox,
      onSkipped: () => {
        counters.presenceSkipped += 1;
      },
    });
    const page = this.#watch.window();
    if (this.#state.name === 'begun') this.#watch.open();
    return page;
  }

  #endWatch(): void {
    this.#watch?.end();
    this.#watch = undefined;
    this.#ports.presence.release(this.channel);
  }
}
