'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import {
  type Bracket,
  bracketOf,
  type Feed,
  type GroupTable,
  type MatchState,
  standingsOf,
  type TieSide,
} from '@tidewire/protocol/wire';
import { useMemo } from 'react';
import { api } from '#web/realtime/api.ts';
import type { ClockReading } from '#web/realtime/matches/match-clock.ts';
import { heardAt, type MatchMemory, remember, withPast } from '#web/realtime/matches/match-memory.ts';
import { pastOf } from '#web/realtime/matches/match-past.ts';
import { inBracket, inTables, type ShownMatch, shownOf } from '#web/realtime/matches/score-hold.ts';
import { useLiveMatches } from '#web/realtime/matches/use-matches.ts';
import { useRevealed } from '#web/realtime/matches/use-revealed.ts';
import { inCommon } from './in-common.ts';
import { compareMatches, groupOf, type MatchGroup } from './match-words.ts';
import { useFavourites } from './use-favourites.ts';
import { useScoreHold } from './use-score-hold.ts';
import { useSecond } from './use-second.ts';

export type ScoreboardMatch = ShownMatch & {
  id: string;
  /** Its sides as they are known by now: of a tie that is not decided, where they will come from. */
  home: TieSide;
  away: TieSide;
  isFavourite: boolean;
  reading: ClockReading | undefined;
};

export type Competition = {
  name: string;
  tables: GroupTable[];
  bracket: Bracket | undefined;
  hidden: number;
};

/** Matches followed live, those in play and the next to come first. A tournament has more than a page can have channels. */
const maxLive = 40;
/** How often the rest is asked for. */
const refreshMs = 30_000;
/** Of so many matches the past is asked for, so that a score that is held back is known as soon as it may be. */
const maxPasts = 8;

/** All matches by status and time, favourites first, as this person may see them at this moment. */
export function useScoreboard() {
  const now = useSecond();
  const feeds = useQuery({ queryKey: ['feeds'], queryFn: api.feeds, refetchInterval: refreshMs });
  const { hold, setHold } = useScoreHold();
  const revealed = useRevealed();
  const favourites = useFavourites();
  const stored = useMemo(() => matchesOf(feeds.data ?? []), [feeds.data]);
  const followed = useMemo(
    () =>
      stored
        .toSorted(
          (a, b) => Number(favourites.includes(b.id, b.match)) - Number(favourites.includes(a.id, a.match)),
        )
        .slice(0, maxLive)
        .map(({ id }) => id)
        .sort(),
    [stored, favourites],
  );
  const live = useLiveMatches(followed);
  const memories = useMemo(() => {
    const isFollowed = new Set(followed);
    return stored.map(({ id, match }): { id: string; memory: MatchMemory } => ({
      id,
      memory:
        (isFollowed.has(id) ? live.get(id)?.memory : undefined) ?? remember(undefined, match, match.time),
    }));
  }, [stored, followed, live]);
  const pasts = usePasts(memories, hold?.holdBack === 'delay' ? hold.seconds * 1_000 : undefined, now);

  const shown = memories.map(({ id, memory }): ShownMatch & { id: string } => {
    const past = pasts.get(id);
    const whole = past === undefined ? memory : withPast(memory, past);
    const isRevealed = revealed.ids.has(id);
    // Until it is known whether scores are held back, they are.
    return { id, ...shownOf(whole, { hold: hold ?? { holdBack: 'until_revealed' }, isRevealed, now }) };
  });
  const competitions = competitionsOf(shown);
  const sides = new Map(competitions.flatMap(({ bracket }) => sidesOf(bracket)));
  const groups: Record<MatchGroup, ScoreboardMatch[]> = { in_play: [], upcoming: [], finished: [] };
  const all = new Map<string, ScoreboardMatch>();
  for (const one of shown) {
    const { match } = one;
    const { home, away } = sides.get(one.id) ?? {
      home: { name: match.home, isKnown: true },
      away: { name: match.away, isKnown: true },
    };
    const isFavourite = favourites.includes(one.id, { home: home.name, away: away.name });
    const row = { ...one, home, away, isFavourite, reading: live.get(one.id)?.reading };
    all.set(one.id, row);
    groups[groupOf(match.status)].push(row);
  }
  for (const group of Object.values(groups)) group.sort(favouritesFirst);
  return {
    query: feeds,
    groups,
    all,
    competitions,
    common: inCommon(shown.map(({ match }) => match)),
    isEmpty: stored.length === 0,
    ...{ hold, setHold, revealed, favourites, now },
  };
}

export type Scoreboard = ReturnType<typeof useScoreboard>;

const favouritesFirst = (a: ScoreboardMatch, b: ScoreboardMatch): number =>
  Number(b.isFavourite) - Number(a.isFavourite) || compareMatches(a.match, b.match);

/** What matches in play were before this page was opened, of those whose score of then is not known here. */
function usePasts(
  memories: readonly { id: string; memory: MatchMemory }[],
  holdMs: number | undefined,
  now: number,
): ReadonlyMap<string, ReturnType<typeof pastOf>> {
  const wanted =
    holdMs === undefined
      ? []
      : memories
          .filter(({ memory }) => memory[0].match.status !== 'scheduled' && !heardAt(memory, now - holdMs))
          .slice(0, maxPasts)
          .map(({ id }) => id);
  const answers = useQueries({
    queries: wanted.map((id) => ({
      queryKey: ['match-past', id],
      queryFn: () => api.feedEvents(id, 100),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return new Map(wanted.map((id, at) => [id, pastOf(answers[at]?.data?.items ?? [])]));
}

function competitionsOf(shown: readonly (ShownMatch & { id: string })[]): Competition[] {
  const names = [...new Set(shown.map(({ match }) => match.competition))];
  return names
    .map((name) => {
      const own = shown.filter(({ match }) => match.competition === name);
      return {
        name,
        tables: standingsOf(own.map(inTables)),
        bracket: bracketOf(own.map((one) => ({ id: one.id, match: inBracket(one) }))),
        hidden: own.filter(({ held }) => held === 'hidden').length,
      };
    })
    .filter(({ tables, bracket }) => tables.length > 0 || bracket !== undefined);
}

function sidesOf(bracket: Bracket | undefined): [string, { home: TieSide; away: TieSide }][] {
  const ties = bracket?.rounds.flatMap((round) => round.ties) ?? [];
  const third = bracket?.thirdPlace;
  return [...ties, ...(third === undefined ? [] : [third])].map(({ id, home, away }) => [id, { home, away }]);
}

function matchesOf(feeds: readonly Feed[]): { id: string; match: MatchState }[] {
  return feeds
    .flatMap(({ id, latest }) => (latest !== null && 'home' in latest ? [{ id, match: latest }] : []))
    .sort((a, b) => compareMatches(a.match, b.match));
}
