'use client';

import { useQuery } from '@tanstack/react-query';
import type { Feed, MatchState } from '@tidewire/protocol/wire';
import { useMemo } from 'react';
import { api } from '#web/realtime/api.ts';
import { useLiveMatches } from '#web/realtime/matches/use-matches.ts';
import { inCommon } from './in-common.ts';
import { compareMatches, groupOf, type MatchGroup } from './match-words.ts';

export type ScoreboardMatch = { id: string; match: MatchState };
export type Scoreboard = Record<MatchGroup, ScoreboardMatch[]>;

/** Matches followed live, those in play and the next to come first. A tournament has more than a page can have channels. */
const maxLive = 40;
/** How often the rest is asked for. */
const refreshMs = 30_000;

/** All matches by status and time. */
export function useScoreboard() {
  const feeds = useQuery({
    queryKey: ['feeds'],
    queryFn: api.feeds,
    refetchInterval: refreshMs,
  });
  const stored = useMemo(() => matchesOf(feeds.data ?? []), [feeds.data]);
  const followed = useMemo(
    () =>
      stored
        .slice(0, maxLive)
        .map(({ id }) => id)
        .sort(),
    [stored],
  );
  const live = useLiveMatches(followed);
  const scoreboard = useMemo(() => {
    const isFollowed = new Set(followed);
    const groups: Scoreboard = { in_play: [], upcoming: [], finished: [] };
    const matches = stored.map(({ id, match }) => ({
      id,
      match: (isFollowed.has(id) ? live.get(id) : undefined) ?? match,
    }));
    for (const one of matches.sort((a, b) => compareMatches(a.match, b.match)))
      groups[groupOf(one.match.status)].push(one);
    return groups;
  }, [stored, followed, live]);
  const common = useMemo(
    () => inCommon(Object.values(scoreboard).flatMap((group) => group.map(({ match }) => match))),
    [scoreboard],
  );
  return { query: feeds, scoreboard, common, isEmpty: stored.length === 0 };
}

function matchesOf(feeds: readonly Feed[]): ScoreboardMatch[] {
  return feeds
    .flatMap(({ id, latest }) => (latest !== null && 'home' in latest ? [{ id, match: latest }] : []))
    .sort((a, b) => compareMatches(a.match, b.match));
}
