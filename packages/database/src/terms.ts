/**
 * Terms are what a request wants to hold for whatever it writes: that the thing is still as the caller saw it. They are given at the door
 * and met inside the transaction, so no store's method has to hand them on, and none can forget them.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Statements } from './transact.ts';

/** Runs a unit of a transaction on these terms, or throws, and then nothing happened. */
export type Terms = <T>(tx: Statements, unit: (tx: Statements) => Promise<T>) => Promise<T>;

const current = new AsyncLocalStorage<Terms | undefined>();

/** Transactions that `run` begins are on these terms; `undefined` for those that serve more than one request. */
export const onTerms = <T>(terms: Terms | undefined, run: () => T): T => current.run(terms, run);

export const currentTerms = (): Terms | undefined => current.getStore();
