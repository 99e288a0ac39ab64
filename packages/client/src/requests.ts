import type { ClientMessageInput, ServerMessage } from '@tidewire/protocol/wire';
import type { Failure } from './api.ts';
import { disconnected, errorToFailure, unanswered } from './failure.ts';
import type { Cancel, Clock } from './platform/clock.ts';

type WithoutId<Message> = Message extends { id: number } ? Omit<Message, 'id'> : never;
/** What a client may ask; the id is given here. */
type Request = WithoutId<Exclude<ClientMessageInput, { type: 'hello' | 'ping' }>>;
type Message<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;
type Replies = {
  subscribe: Message<'subscribed'>;
  unsubscribe: Message<'ok'>;
  publish: Message<'ok'>;
  history: Message<'history'>;
  presence: Message<'people'>;
};
export type Outcome<Type extends Request['type']> =
  | { ok: true; reply: Replies[Type] }
  | { ok: false; failure: Failure };

export type RequestOf<Type extends Request['type']> = Extract<Request, { type: Type }>;
export type ReplyTo<Type extends Request['type']> = Replies[Type];

/** Asks. `onOutcome` is called exactly once; at once when there is no connection. */
export type Ask = <Type extends Request['type']>(
  request: RequestOf<Type>,
  onOutcome: (outcome: Outcome<Type>) => void,
) => void;

const timeoutMs = 10_000;
/** More unanswered requests than this say that something asks in a loop. */
const maxUnanswered = 1_000;
const tooMany: Failure = {
  code: 'rate_limited',
  message: 'too many requests',
  retryable: true,
};

/**
 * Questions and their answers, matched by `re`. An outcome is told in the very call that brings the answer, so that an event that
 * follows it on the wire is never heard before it.
 */
export class Requests {
  readonly #clock: Clock;
  readonly #send: (message: ClientMessageInput) => void;
  readonly #onTimeout: () => void;
  readonly #unanswered = new Map<number, { settle: (outcome: Outcome<never>) => void; cancel: Cancel }>();
  #lastId = 0;
  #isOpen = false;

  /** @param onTimeout an answer did not come: the socket may be dead */
  constructor(given: { clock: Clock; send: (message: ClientMessageInput) => void; onTimeout: () => void }) {
    this.#clock = given.clock;
    this.#send = given.send;
    this.#onTimeout = given.onTimeout;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  open(): void {
    this.#isOpen = true;
  }

  /** The connection went: every question fails with `disconnected`, also those that are asked from now on. */
  close(): void {
    this.#isOpen = false;
    for (const [id, { settle, cancel }] of this.#unanswered) {
      this.#unanswered.delete(id);
      cancel();
      settle({ ok: false, failure: disconnected });
    }
  }

  readonly ask: Ask = (request, onOutcome) => {
    if (!this.#isOpen || this.#unanswered.size >= maxUnanswered) {
      onOutcome({ ok: false, failure: this.#isOpen ? tooMany : disconnected });
      return;
    }
    const id = this.nextId();
    const cancel = this.#clock.setTimer(() => {
      this.#unanswered.delete(id);
      onOutcome({ ok: false, failure: unanswered });
      this.#onTimeout();
    }, timeoutMs);
    this.#unanswered.set(id, { settle: onOutcome, cancel });
    this.#send({ ...request, id } as ClientMessageInput);
  };

  /** Takes an answer to its question; `false` when nobody asks that, or any more. */
  answer(message: Extract<ServerMessage, { re?: unknown }>): boolean {
    const question = this.#unanswered.get(message.re ?? 0);
    if (question === undefined) return false;
    this.#unanswered.delete(message.re ?? 0);
    question.cancel();
    question.settle(
      message.type === 'error'
        ? { ok: false, failure: errorToFailure(message) }
        : { ok: true, reply: message as never },
    );
    return true;
  }
}
