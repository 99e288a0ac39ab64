'use client';

import { useQuery } from '@tanstack/react-query';
import type { MatchState, TimelineData } from '@tidewire/protocol/wire';
import { ChevronLeft, Trophy } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useRef } from 'react';
import { api } from '#web/realtime/api.ts';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';
import { useMatch } from '#web/realtime/matches/use-match.ts';
import { ProvenanceBadge } from '../quote/provenance-badge.tsx';
import { PaneHeader } from '../shell/pane.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { MatchTimeline } from './match-timeline.tsx';
import { headlineOf, minuteOf, partsOf } from './match-words.ts';
import { ScoreByPeriod } from './score-by-period.tsx';
import { ScoreHeader } from './score-header.tsx';

/** One match: its score, its periods, and what happened in it. */
export function MatchPage({ feedId }: { feedId: string }) {
  const feed = useQuery({ queryKey: ['feed', feedId], queryFn: () => api.feed(feedId) });
  const teams = useRef<MatchState>(undefined);
  const onEvent = useCallback((data: TimelineData) => {
    if (teams.current !== undefined) announce(inWords(data, teams.current));
  }, []);
  const { state, timeline, isTimelineKnown, isCurrent } = useMatch(feedId, onEvent);
  const stored = feed.data?.latest;
  const match = state ?? (stored !== null && stored !== undefined && 'home' in stored ? stored : undefined);
  teams.current = match;

  if (match === undefined && feed.isError)
    return <NoMatch error={feed.error} onRetry={() => void feed.refetch()} />;
  return (
    <section
      aria-label={match === undefined ? 'Match' : `${match.home} against ${match.away}`}
      className="flex min-h-0 flex-1 flex-col"
    >
      <PaneHeader className="max-md:pl-1.5">
        <Link
          href="/sports"
          aria-label="Back to the scoreboard"
          className={classNames(buttonStyle({ look: 'ghost', size: 'icon' }), '-ml-1.5')}
        >
          <ChevronLeft aria-hidden="true" />
        </Link>
        <p className="min-w-0 flex-1 truncate text-[13px] text-soft">
          {match === undefined
            ? ''
            : [match.competition, match.group, match.round].filter(Boolean).join(' · ')}
        </p>
        {match === undefined ? null : <ProvenanceBadge provenance={match.provenance} />}
      </PaneHeader>
      <section
        aria-label="Score and timeline"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
        tabIndex={0}
        className="thin-scroll focus-inset min-h-0 flex-1 overflow-y-auto"
      >
        {match === undefined ? (
          <MatchSkeleton />
        ) : (
          <div className="mx-auto flex max-w-3xl flex-col gap-8 px-4 pt-6 pb-12 md:px-6">
            <ScoreHeader match={match} isCurrent={isCurrent} />
            {partsOf(match).length === 0 ? null : <ScoreByPeriod match={match} />}
            <MatchTimeline match={match} timeline={timeline} isKnown={isTimelineKnown} />
          </div>
        )}
      </section>
    </section>
  );
}

function NoMatch({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isAbsent = error instanceof ApiError && !error.isRetryable;
  return (
    <EmptyState
      icon={Trophy}
      title={isAbsent ? 'There is no such match' : 'This match could not be loaded'}
      isPage
      action={
        <>
          {isAbsent ? null : <Button onClick={onRetry}>Try again</Button>}
          <Link href="/sports" className={buttonStyle({ look: 'primary' })}>
            To the scoreboard
          </Link>
        </>
      }
    >
      {isAbsent ? 'It was removed, or the address is mistyped.' : messageOf(error)}
    </EmptyState>
  );
}

function MatchSkeleton() {
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8 px-6 pt-6">
      <Skeleton className="h-40 w-full rounded-xl" />
      <Skeleton className="h-24 w-full rounded-xl" />
    </div>
  );
}

function inWords(data: TimelineData, match: MatchState): string {
  const score = `${match.home} ${data.score[0]}, ${match.away} ${data.score[1]}`;
  if (data.kind !== 'match.goal') return `${headlineOf(data)}. ${score}.`;
  return `${headlineOf(data)}: ${data.scorer}, ${minuteOf(data)}. ${score}.`;
}
