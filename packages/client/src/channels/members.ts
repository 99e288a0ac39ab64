import type { Degraded, Failure, LogHandlers, PresenceChange, StateHandlers, SyncState } from '../api.ts';
import type { AsideMessage, ReaderPort } from './reader.ts';

type Handlers = LogHandlers<never> | StateHandlers<never>;

/** One subscription of the app. It is ready once it was returned to whoever asked for it; before, its handlers are not called. */
export type Member<H extends Handlers> = {
  readonly handlers: H;
  isReady: boolean;
  toldSync: SyncState | undefined;
};

/** The subscriptions of one channel: told by one, told all, and how they are doing. A handler is called only while it is subscribed. */
export class Members<H extends Handlers, M extends Member<H>> {
  readonly #port: ReaderPort;
  readonly #all = new Set<M>();
  #sync: SyncState = 'joining';

  constructor(port: ReaderPort) {
    this.#port = port;
  }

  get sync(): SyncState {
    return this.#sync;
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  [Symbol.iterator](): Iterator<M> {
    return this.#all.values();
  }

  /** @param onReady what it must be shown first */
  add(member: M, onReady: () => void): void {
    this.#all.add(member);
    this.#port.soon(() => {
      member.isReady = true;
      onReady();
      this.#tellSync(member);
    });
  }

  /** `false` when it had left already. */
  remove(member: M): boolean {
    return this.#all.delete(member);
  }

  tell(member: M, handler: (handlers: H) => void): void {
    if (member.isReady && this.#all.has(member)) this.#port.call(() => handler(member.handlers));
  }

  tellAll(handler: (handlers: H) => void): void {
    for (const member of this.#all) this.tell(member, handler);
  }

  setSync(sync: SyncState): void {
    this.#sync = sync;
    for (const member of this.#all) this.#tellSync(member);
  }

  refuse(failure: Failure): void {
    this.setSync('refused');
    this.tellAll((handlers) => handlers.onError?.(failure));
  }

  aside(message: AsideMessage): void {
    const { channel: _, type: __, ...about } = message;
    this.tellAll((handlers: LogHandlers<never>) => {
      if (message.type === 'signal') handlers.onSignal?.(message.from, message.data);
      if (message.type === 'presence') handlers.onPresence?.(about as PresenceChange);
      if (message.type === 'degraded') handlers.onDegraded?.(about as Degraded);
    });
  }

  #tellSync(member: M): void {
    if (!member.isReady || member.toldSync === this.#sync) return;
    member.toldSync = this.#sync;
    const sync = this.#sync;
    this.tell(member, (handlers) => handlers.onSync?.(sync));
  }
}
