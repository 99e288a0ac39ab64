import { describe, expect, test } from 'vitest';
import { DatabaseBusyError, DatabaseUnavailableError } from './errors.ts';
import { GroupCommit } from './group-commit.ts';
import { isGeneral } from './transact.ts';

/** A commit queue whose commits end when the test says so. */
function makeQueue({ maxBatch = 100, maxWaiting = 100 } = {}) {
  const commits: { batch: readonly string[]; end: (error?: Error) => void }[] = [];
  const waiters: (() => void)[] = [];
  const sizes: number[] = [];
  const queue = new GroupCommit<string, string>({
    commit: (batch) => {
      const { promise, resolve, reject } = Promise.withResolvers<string[]>();
      const end = (error?: Error) =>
        error ? reject(error) : resolve(batch.map((item) => item.toUpperCase()));
      commits.push({ batch, end });
      waiters.shift()?.();
      return promise;
    },
    maxBatch,
    maxWaiting,
    isGeneral,
    gather: () => Promise.resolve(),
    onCommitted: (size) => sizes.push(size),
  });
  const nextCommit = async () => {
    if (commits.length === 0) await new Promise<void>((resolve) => waiters.push(resolve));
    const commit = commits.shift();
    if (!commit) throw new Error('no commit is under way');
    return commit;
  };
  return { queue, nextCommit, sizes };
}

describe('group commit', () => {
  test('what arrives while a commit is under way shares the next one', async () => {
    const { queue, nextCommit, sizes } = makeQueue();
    const first = queue.add('a');
    const commit = await nextCommit();
    const rest = ['b', 'c', 'd'].map((item) => queue.add(item));
    commit.end();
    expect(await first).toBe('A');
    const second = await nextCommit();
    expect([commit.batch, second.batch]).toEqual([['a'], ['b', 'c', 'd']]);
    second.end();
    expect(await Promise.all(rest)).toEqual(['B', 'C', 'D']);
    expect(sizes).toEqual([1, 3]);
  });

  test('a batch has a largest size and keeps the order', async () => {
    const { queue, nextCommit } = makeQueue({ maxBatch: 2 });
    const added = ['a', 'b', 'c', 'd', 'e'].map((item) => queue.add(item));
    const batches = [];
    for (let nth = 0; nth < 3; nth++) {
      const { batch, end } = await nextCommit();
      batches.push(batch);
      end();
    }
    expect(batches).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    await Promise.all(added);
  });

  test('beyond the bound an item is refused as busy, and those before it are not touched', async () => {
    const { queue, nextCommit } = makeQueue({ maxWaiting: 2 });
    const under = queue.add('a');
    const commit = await nextCommit();
    const waiting = [queue.add('b'), queue.add('c')];
    await expect(queue.add('d')).rejects.toBeInstanceOf(DatabaseBusyError);
    commit.end();
    (await nextCommit()).end();
    expect(await Promise.all([under, ...waiting])).toEqual(['A', 'B', 'C']);
  });

  test('one bad item fails alone: its neighbours are tried one by one', async () => {
    const { queue, nextCommit, sizes } = makeQueue();
    const added = Promise.allSettled(['a', 'bad', 'c'].map((item) => queue.add(item)));
    (await nextCommit()).end(new Error('constraint failed'));
    for (let nth = 0; nth < 3; nth++) {
      const { batch, end } = await nextCommit();
      end(batch[0] === 'bad' ? new Error('constraint failed') : undefined);
    }
    expect((await added).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(sizes).toEqual([1, 1]);
  });

  test('when the database itself fails, the whole batch does, once', async () => {
    const { queue, nextCommit } = makeQueue();
    const added = Promise.allSettled(['a', 'b'].map((item) => queue.add(item)));
    (await nextCommit()).end(new DatabaseUnavailableError('disk full'));
    const reasons = (await added).map((result) => result.status === 'rejected' && result.reason);
    expect(reasons).toEqual([expect.any(DatabaseUnavailableError), expect.any(DatabaseUnavailableError)]);
    const after = queue.add('c');
    const { batch, end } = await nextCommit();
    expect(batch).toEqual(['c']);
    end();
    expect(await after).toBe('C');
  });
});
