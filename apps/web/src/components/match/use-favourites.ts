'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Favourite, MatchState } from '@tidewire/protocol/wire';
import { useCallback, useMemo } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useNotices } from '#web/realtime/use-notices.ts';
import { toast } from '../ui/toast.ts';

const key = ['favourites'] as const;

/** `team:Japan` or `match:match.wc2026-001`, as REST names them. */
export type FavouriteId = `team:${string}` | `match:${string}`;

export type Favourites = {
  has(id: FavouriteId): boolean;
  /** The match itself, or one of its teams. */
  includes(feedId: string, match: Pick<MatchState, 'home' | 'away'>): boolean;
  toggle(id: FavouriteId, label: string): void;
};

/** Teams and matches that come first. Shown at once, taken back when the server says no. */
export function useFavourites(): Favourites {
  const queries = useQueryClient();
  useNotices((notice) => {
    if (notice.kind === 'sports.changed') void queries.invalidateQueries({ queryKey: key });
  });
  const { data } = useQuery({ queryKey: key, queryFn: api.favourites, staleTime: 5 * 60_000 });
  const ids = useMemo(() => new Set((data ?? []).map(idOf)), [data]);
  const { mutate } = useMutation({
    mutationFn: ({ id, isOn }: { id: FavouriteId; isOn: boolean; label: string }) =>
      isOn ? api.addFavourite(id) : api.removeFavourite(id),
    onMutate: async ({ id, isOn }) => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<Favourite[]>(key);
      queries.setQueryData<Favourite[]>(key, (all = []) => {
        const others = all.filter((one) => idOf(one) !== id);
        return isOn ? [favouriteOf(id), ...others] : others;
      });
      return { before };
    },
    onError: (error, { label }, context) => {
      queries.setQueryData(key, context?.before);
      toast.error(`${label}: ${messageOf(error)}`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const toggle = useCallback(
    (id: FavouriteId, label: string) => mutate({ id, isOn: !ids.has(id), label }),
    [mutate, ids],
  );
  return useMemo(
    () => ({
      has: (id) => ids.has(id),
      includes: (feedId, { home, away }) =>
        ids.has(`match:${feedId}`) || ids.has(`team:${home}`) || ids.has(`team:${away}`),
      toggle,
    }),
    [ids, toggle],
  );
}

const idOf = (one: Favourite): FavouriteId =>
  one.kind === 'team' ? `team:${one.team}` : `match:${one.feedId}`;

function favouriteOf(id: FavouriteId): Favourite {
  const addedAt = new Date().toISOString();
  return id.startsWith('team:')
    ? { kind: 'team', team: id.slice('team:'.length), addedAt }
    : { kind: 'match', feedId: id.slice('match:'.length), addedAt };
}
