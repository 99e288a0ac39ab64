import type { OutboxStorage, StoredFailure, StoredMessage } from './storage.ts';

/**
 * The storage as one tab uses it: one thing after the other, in the order it was asked, so that a list holds everything that was put
 * before it. Failures are reported here; the outbox goes on with what it has in memory.
 */
export class KeptMessages {
  readonly #storage: OutboxStorage;
  readonly #report: (error: unknown) => void;
  /** Changes on their way, by message: until they are done, a list says something old about it. */
  readonly #changing = new Map<string, number>();
  #last: Promise<void> = Promise.resolve();
  #isListing = false;

  constructor(storage: OutboxStorage, report: (error: unknown) => void) {
    this.#storage = storage;
    this.#report = report;
  }

  isChanging(messageId: string): boolean {
    return this.#changing.has(messageId);
  }

  put(message: StoredMessage, onDone: (isKept: boolean) => void): void {
    this.#change(message.messageId, () => this.#storage.put(message), onDone);
  }

  park(messageId: string, failure: StoredFailure, onDone: () => void): void {
    this.#change(messageId, () => this.#storage.park(messageId, failure), onDone);
  }

  remove(messageId: string, onDone: () => void): void {
    this.#change(messageId, () => this.#storage.remove(messageId), onDone);
  }

  /** Lists unless a list is already waiting for its turn. */
  list(userId: string, onListed: (messages: StoredMessage[]) => void): void {
    if (this.#isListing) return;
    this.#isListing = true;
    this.#enqueue(async () => {
      this.#isListing = false;
      onListed(await this.#storage.list(userId));
    });
  }

  close(): void {
    this.#enqueue(async () => this.#storage.close());
  }

  #change(messageId: string, change: () => Promise<void>, onDone: (isKept: boolean) => void): void {
    this.#changing.set(messageId, (this.#changing.get(messageId) ?? 0) + 1);
    this.#enqueue(async () => {
      let isKept = true;
      try {
        await change();
      } catch (error) {
        isKept = false;
        this.#report(error);
      }
      const left = (this.#changing.get(messageId) ?? 1) - 1;
      if (left === 0) this.#changing.delete(messageId);
      else this.#changing.set(messageId, left);
      onDone(isKept);
    });
  }

  #enqueue(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch(this.#report);
  }
}
