/**
 * Requests that are to be carried out once, however often they are sent. A request is entered here before anything is done for it; each
 * transaction that it makes writes down its result together with its effect; the answer is kept at the end. Whoever dies in between has
 * done some of the transactions: the next to carry out the same request finds their results instead of doing them again.
 *
 * Two processes may carry out the same request at the same time: of each transaction one comes first, and of the answers one is kept.
 */
import type { PrismaClient } from './generated/client.ts';
import type { Sources } from './sources.ts';
import type { Terms } from './terms.ts';
import { type Statements, transact } from './transact.ts';

/**
 * - `open`: to be carried out; `since` (Unix milliseconds) is when it came first.
 * - `answered`: carried out; this was the answer.
 * - `other`: the id belongs to a request for something else.
 */
export type Entered = { is: 'open'; since: number } | { is: 'answered'; answer: string } | { is: 'other' };

export type KeyedRequests = {
  /** Enters a request, or finds it; it is kept for 24 hours from when it came first. */
  enter(id: string, fingerprint: string): Promise<Entered>;
  /** Keeps the answer unless there is one; gives the one that is kept. */
  answer(id: string, answer: string): Promise<string>;
  /** Forgets a request that did nothing. */
  forget(id: string): Promise<void>;
};

export const keyedRequestKeptMs = 24 * 60 * 60 * 1_000;

/** Most expired requests that go with a new one: many expire while nobody asks. */
const prunedAtOnce = 100;

export function createKeyedRequests(prisma: PrismaClient, sources: Sources): KeyedRequests {
  return {
    enter: (id, fingerprint) =>
      transact(prisma, async (tx) => {
        const now = sources.now();
        await prune(tx, now);
        const found = await tx.keyedRequest.findUnique({ where: { id } });
        if (!found || found.expiresAt.getTime() <= now) {
          await tx.keyedRequest.deleteMany({ where: { id } });
          const times = { createdAt: new Date(now), expiresAt: new Date(now + keyedRequestKeptMs) };
          await tx.keyedRequest.create({ data: { id, fingerprint, ...times }, select: { id: true } });
          return { is: 'open', since: now };
        }
        if (found.fingerprint !== fingerprint) return { is: 'other' };
        if (found.answer !== null) return { is: 'answered', answer: found.answer };
        return { is: 'open', since: found.createdAt.getTime() };
      }),

    answer: (id, answer) =>
      transact(prisma, async (tx) => {
        await tx.keyedRequest.updateMany({ where: { id, answer: null }, data: { answer } });
        await tx.keyedStep.deleteMany({ where: { requestId: id } });
        const kept = await tx.keyedRequest.findUnique({ where: { id }, select: { answer: true } });
        return kept?.answer ?? answer;
      }),

    forget: (id) =>
      transact(prisma, async (tx) => {
        await tx.keyedRequest.deleteMany({ where: { id, answer: null } });
      }),
  };
}

async function prune(tx: Statements, now: number): Promise<void> {
  const expired = await tx.keyedRequest.findMany({
    where: { expiresAt: { lte: new Date(now) } },
    orderBy: { expiresAt: 'asc' },
    take: prunedAtOnce,
    select: { id: true },
  });
  if (expired.length === 0) return;
  await tx.keyedRequest.deleteMany({ where: { id: { in: expired.map(({ id }) => id) } } });
}

/** The transactions of one request, told apart by their order: a request that is carried out again asks in the same order. */
export function onceTerms(requestId: string): Terms {
  let next = 0;
  return async <T>(tx: Statements, unit: (tx: Statements) => Promise<T>): Promise<T> => {
    const step = { requestId, nth: next++ };
    const done = await tx.keyedStep.findUnique({ where: { requestId_nth: step } });
    if (done) return (JSON.parse(done.result) as { value: T }).value;
    const value = await unit(tx);
    await tx.keyedStep.create({
      data: { ...step, result: JSON.stringify({ value }) },
      select: { nth: true },
    });
    return value;
  };
}
