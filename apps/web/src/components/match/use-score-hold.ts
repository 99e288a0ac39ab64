'use client';

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ScoreHold } from '@tidewire/protocol/wire';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useNotices } from '#web/realtime/use-notices.ts';
import { toast } from '../ui/toast.ts';

const key = ['score-hold'] as const;

/** What was last heard of it, for what is told once and not drawn. */
export const knownScoreHold = (queries: QueryClient): ScoreHold | undefined => queries.getQueryData(key);

/**
 * How long scores are kept from this person, and the way to change it. `undefined` until it is known: whoever shows scores shows none
 * before, or a page that is opened would tell for a moment what it must not.
 */
export function useScoreHold(): { hold: ScoreHold | undefined; setHold: (hold: ScoreHold) => void } {
  const queries = useQueryClient();
  useNotices((notice) => {
    if (notice.kind === 'sports.changed') void queries.invalidateQueries({ queryKey: key });
  });
  const query = useQuery({ queryKey: key, queryFn: api.scoreHold, staleTime: 5 * 60_000 });
  const { mutate } = useMutation({
    mutationFn: api.putScoreHold,
    onMutate: async (hold: ScoreHold) => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<ScoreHold>(key);
      queries.setQueryData<ScoreHold>(key, hold);
      return { before };
    },
    onError: (error, _, context) => {
      queries.setQueryData(key, context?.before);
      toast.error(`Not changed: ${messageOf(error)}`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  return { hold: query.data, setHold: mutate };
}
