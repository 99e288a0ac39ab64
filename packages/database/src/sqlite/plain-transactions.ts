import type { PlainStatements } from '../transact.ts';
import { lockWaitMs, patiently } from './patiently.ts';
import type { PlainConnection } from './plain-connection.ts';
import type { Turn } from './turn.ts';

/** Transactions over a plain connection. They take turns with those of Prisma's connection instead of waiting for its lock. */
export class PlainTransactions {
  readonly #connection: PlainConnection;
  readonly #turn: Turn;

  constructor(connection: PlainConnection, turn: Turn) {
    this.#connection = connection;
    this.#turn = turn;
  }

  async run<T>(unit: (tx: PlainStatements) => Promise<T>): Promise<T> {
    const release = await this.#turn.take();
    try {
      await patiently(lockWaitMs, () => this.#connection.exec('BEGIN IMMEDIATE'));
      try {
        const result = await unit(this.#connection);
        await this.#connection.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.#connection.inTransaction) await this.#connection.exec('ROLLBACK');
        throw error;
      }
    } finally {
      release();
    }
  }

  /** Ends after the transaction that is under way. */
  async close(): Promise<void> {
    const release = await this.#turn.take();
    try {
      await this.#connection.close();
    } finally {
      release();
    }
  }
}
