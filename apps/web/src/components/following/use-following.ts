'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Author, Followed } from '@tidewire/protocol/wire';
import { useMemo } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useNotices } from '#web/realtime/use-notices.ts';
import { toast } from '../ui/toast.ts';

const key = ['following'] as const;

export type Following =
  | { readonly word: 'loading' }
  | { readonly word: 'failed'; readonly why: string; readonly retry: () => void }
  /** The latest followed first. */
  | { readonly word: 'here'; readonly followed: readonly Followed[] };

/** Whom this person follows, and the way to change it: shown at once, taken back when the server says no. */
export function useFollowing(): {
  following: Following;
  follows: (userId: string) => boolean;
  setFollows: (person: Author, isOn: boolean) => void;
} {
  const queries = useQueryClient();
  useNotices((notice) => {
    if (notice.kind === 'following.changed') void queries.invalidateQueries({ queryKey: key });
  });
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: api.following,
    staleTime: 5 * 60_000,
  });
  const { mutate } = useMutation({
    mutationFn: ({ person, isOn }: { person: Author; isOn: boolean }) =>
      isOn ? api.follow(person.id) : api.unfollow(person.id),
    onMutate: async ({ person, isOn }) => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<Followed[]>(key);
      queries.setQueryData<Followed[]>(key, (all = []) => {
        const others = all.filter((one) => one.person.id !== person.id);
        return isOn ? [{ person, followedAt: new Date().toISOString() }, ...others] : others;
      });
      return { before };
    },
    onSuccess: (_, { person, isOn }) =>
      toast(isOn ? `You follow ${person.name}` : `You follow ${person.name} no longer`),
    onError: (refusal, { person }, context) => {
      queries.setQueryData(key, context?.before);
      toast.error(`${person.name}: ${messageOf(refusal)}`);
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: key }),
        queries.invalidateQueries({ queryKey: ['posts'] }),
      ]),
  });
  return useMemo(() => {
    const ids = new Set(data?.map(({ person }) => person.id));
    const following: Following =
      data !== undefined
        ? { word: 'here', followed: data }
        : error === null
          ? { word: 'loading' }
          : { word: 'failed', why: messageOf(error), retry: () => void refetch() };
    return {
      following,
      follows: (userId) => ids.has(userId),
      setFollows: (person, isOn) => mutate({ person, isOn }),
    };
  }, [data, error, refetch, mutate]);
}
