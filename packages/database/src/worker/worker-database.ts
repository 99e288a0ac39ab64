/**
 * The near side of the database's thread: knows which calls are under way and whether the thread lives. A thread that dies is started
 * again, later each time; a call is never made twice by itself, because only its caller knows whether it may be.
 */
import type { Worker } from 'node:worker_threads';
import { assertNever } from '@tidewire/protocol';
import type { Database } from '../database.ts';
import { storesOf } from '../door.ts';
import { DatabaseBusyError, DatabaseUnavailableError } from '../errors.ts';
import { decodeError, type FromWorker, type ToWorker } from './wire.ts';

export type WorkerDatabaseParts = {
  startWorker: () => Worker;
  /** Runs `run` after `ms`; gives what calls it off. */
  schedule: (ms: number, run: () => void) => () => void;
  /** Most calls under way; the next one is refused with `DatabaseBusyError`. */
  maxInFlight: number;
  onAppended?: ((count: number) => void) | undefined;
  /** Hears why the thread died each time it did; it is started again. */
  onCrashed?: ((error: Error) => void) | undefined;
};

/**
 * `opening`: calls are sent already and wait in the thread's mailbox. `resting`: it died and is not started again yet. `closing`: calls under
 * way are let finish.
 */
type State =
  | { is: 'opening'; worker: Worker }
  | { is: 'open'; worker: Worker }
  | { is: 'resting'; callOff: () => void }
  | { is: 'closing'; worker: Worker }
  | { is: 'closed' };

type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void };

const firstRestMs = 100;
const longestRestMs = 5_000;
/** A thread that has not finished its calls by then is stopped in the middle of them. */
const closeMs = 10_000;

export class WorkerDatabase {
  readonly #parts: WorkerDatabaseParts;
  readonly #pending = new Map<number, Pending>();
  readonly #opened = Promise.withResolvers<void>();
  readonly #closed = Promise.withResolvers<void>();
  #state: State;
  #nextId = 0;
  #hasOpened = false;
  #crashes = 0;
  #lastError: Error | undefined;

  constructor(parts: WorkerDatabaseParts) {
    this.#parts = parts;
    this.#state = { is: 'opening', worker: this.#start() };
  }

  /** Resolves when the thread has opened the database for the first time; rejects when it could not, and then it is not tried again. */
  async opened(): Promise<Database> {
    await this.#opened.promise;
    const call = (method: string, args: readonly unknown[]) =>
      this.#ask((id) => ({ type: 'call', id, method, args: [...args] }));
    return {
      ...storesOf(call),
      ping: async () => {
        await this.#ask((id) => ({ type: 'ping', id }));
      },
      close: () => this.#close(),
    };
  }

  async #ask(makeMessage: (id: number) => ToWorker): Promise<unknown> {
    switch (this.#state.is) {
      case 'resting':
        throw new DatabaseUnavailableError('the database thread died and is not back yet', {
          cause: this.#lastError,
        });
      case 'closing':
      case 'closed':
        throw new DatabaseUnavailableError('the database is closed');
      case 'opening':
      case 'open':
        break;
      default:
        assertNever(this.#state);
    }
    if (this.#pending.size >= this.#parts.maxInFlight) {
      throw new DatabaseBusyError(`${this.#parts.maxInFlight} calls to the database are under way`);
    }
    const id = this.#nextId++;
    this.#state.worker.postMessage(makeMessage(id));
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#pending.set(id, { resolve, reject });
    return promise;
  }

  #start(): Worker {
    const worker = this.#parts.startWorker();
    worker.on('message', (message: FromWorker) => this.#onMessage(message, worker));
    worker.on('error', (error) => {
      this.#lastError = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', (code) => this.#onExit(code));
    return worker;
  }

  #onMessage(message: FromWorker, worker: Worker): void {
    switch (message.type) {
      case 'opened':
        this.#hasOpened = true;
        this.#crashes = 0;
        this.#lastError = undefined;
        if (this.#state.is === 'opening') this.#state = { is: 'open', worker };
        this.#opened.resolve();
        return;
      case 'failed':
        this.#lastError = decodeError(message.error);
        this.#opened.reject(this.#lastError);
        return;
      case 'result':
        this.#settle(message.id)?.resolve(message.value);
        return;
      case 'error':
        this.#settle(message.id)?.reject(decodeError(message.error));
        return;
      case 'appended':
        this.#parts.onAppended?.(message.count);
        return;
      default:
        assertNever(message);
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (this.#state.is === 'closing') closeWhenIdle(this.#state.worker, this.#pending.size);
    return pending;
  }

  #onExit(code: number): void {
    const cause = this.#lastError ?? new Error(`the database thread ended with code ${code}`);
    const wasClosing = this.#state.is === 'closing';
    for (const { reject } of this.#pending.values()) {
      reject(new DatabaseUnavailableError('the database thread died during the call', { cause }));
    }
    this.#pending.clear();
    if (wasClosing || !this.#hasOpened) {
      this.#state = { is: 'closed' };
      this.#opened.reject(cause);
      this.#closed.resolve();
      return;
    }
    this.#lastError = cause;
    const restMs = Math.min(firstRestMs * 2 ** this.#crashes++, longestRestMs);
    const callOff = this.#parts.schedule(restMs, () => {
      this.#state = { is: 'opening', worker: this.#start() };
    });
    this.#state = { is: 'resting', callOff };
    this.#parts.onCrashed?.(cause);
  }

  async #close(): Promise<void> {
    switch (this.#state.is) {
      case 'resting':
        this.#state.callOff();
        this.#state = { is: 'closed' };
        this.#closed.resolve();
        break;
      case 'opening':
      case 'open': {
        const { worker } = this.#state;
        this.#state = { is: 'closing', worker };
        const callOff = this.#parts.schedule(closeMs, () => void worker.terminate());
        closeWhenIdle(worker, this.#pending.size);
        await this.#closed.promise;
        callOff();
        break;
      }
      case 'closing':
      case 'closed':
        break;
      default:
        assertNever(this.#state);
    }
    await this.#closed.promise;
  }
}

function closeWhenIdle(worker: Worker, pending: number): void {
  if (pending === 0) worker.postMessage({ type: 'close' } satisfies ToWorker);
}
