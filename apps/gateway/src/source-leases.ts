import type { Database } from '@tidewire/database';
import type { SourceHealth } from './feeds/source.ts';
import type { SourceBook } from './feeds/source-book.ts';

/** A node that has said nothing for this long has lost its sources to the next one that asks. */
export const leaseMs = 10_000;

/** The book of sources, kept in the database for all nodes. `holder` is this node. */
export function createSourceBook(database: Pick<Database, 'sources'>, holder: string): SourceBook {
  const { sources } = database;
  return {
    leaseMs,
    declare: (declared) => sources.declare({ declared: [...declared] }),
    asked: async () =>
      (await sources.list()).map(({ id, enabled, settings, seekTo }) => ({
        ...{ id, enabled, settings },
        seeks: seekTo !== null,
      })),
    async claim(id) {
      const claimed = await sources.claim(id, holder, leaseMs);
      return claimed && { id, fence: claimed.fence };
    },
    renew: (lease, health) => sources.renew({ ...lease, holder }, leaseMs, toTold(health)),
    release: (lease) => sources.release({ ...lease, holder }),
    takeSeek: (lease) => sources.takeSeek({ ...lease, holder }),
  };
}

const toTold = ({ name: _, provenance: __, lastEventAt, lagMs, lastError, ...health }: SourceHealth) => ({
  ...health,
  lastEventAt: lastEventAt === undefined ? null : new Date(lastEventAt).toISOString(),
  lagMs: lagMs ?? null,
  lastError: lastError ?? null,
});
