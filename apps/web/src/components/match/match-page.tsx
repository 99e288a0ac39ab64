'use client';

import { useQuery } from '@tanstack/react-query';
import type { MatchState, TimelineData } from '@tidewire/protocol/wire';
import { Trophy } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useMemo, useRef } from 'react';
import { api } from '#web/realtime/api.ts';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';
import { remember, withPast } from '#web/realtime/matches/match-memory.ts';
import { pastOf } from '#web/realtime/matches/match-past.ts';
import { type ShownMatch, shownOf, toldUntil } from '#web/realtime/matches/score-hold.ts';
import type { MatchEvents } from '#web/realtime/matches/timeline.ts';
import { type OpenMatch, useMatch } from '#web/realtime/matches/use-match.ts';
import { AlertBell } from '../alert/alert-bell.tsx';
import { ProvenanceBadge } from '../quote/provenance-badge.tsx';
import { BackLink, PaneHeader } from '../shell/pane.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { FavouriteStar } from './favourite-star.tsx';
import { HoldNotice } from './hold-notice.tsx';
import { LineUps } from './line-ups.tsx';
import { shownClock } from './match-card.tsx';
import { MatchTimeline } from './match-timeline.tsx';
import { headlineOf, minuteOf, partsOf } from './match-words.ts';
import { ScoreByPeriod } from './score-by-period.tsx';
import { ScoreHeader } from './score-header.tsx';
import { ScoreHoldMenu } from './score-hold-menu.tsx';
import { useSports } from './sports-context.tsx';

/** One match: its score, its periods, and what happened in it, as this person may see it at this moment. */
export function MatchPage({ feedId }: { feedId: string }) {
  const feed = useQuery({ queryKey: ['feed', feedId], queryFn: () => api.feed(feedId) });
  const { all, hold, setHold, revealed, favourites, now } = useSports();
  const open = useMatch(feedId);
  const stored = feed.data?.latest;
  const shown = useShownMatch(
    feedId,
    open,
    stored !== null && stored !== undefined && 'home' in stored ? stored : undefined,
  );
  const isRevealed = revealed.ids.has(feedId);
  const until = hold === undefined ? undefined : toldUntil(hold, isRevealed, now);
  const timeline = useMemo(() => toldBy(open.timeline, until), [open.timeline, until]);
  const sides = all.get(feedId);
  const match = shown && {
    ...shown.match,
    home: sides?.home.name ?? shown.match.home,
    away: sides?.away.name ?? shown.match.away,
  };
  useAnnouncements(match, timeline);

  if (match === undefined && feed.isError)
    return <NoMatch error={feed.error} onRetry={() => void feed.refetch()} />;
  const held = shown?.held ?? 'hidden';
  const isHoldOn = hold !== undefined && hold.holdBack !== 'off';
  return (
    <section
      aria-label={match === undefined ? 'Match' : `${match.home} against ${match.away}`}
      className="flex min-h-0 flex-1 flex-col"
    >
      <PaneHeader className="max-md:pl-1.5">
        <BackLink href="/sports" label="Back to the scoreboard" />
        <p className="min-w-0 flex-1 truncate text-[13px] text-soft">
          {match === undefined
            ? ''
            : [match.competition, match.group, match.round].filter(Boolean).join(' · ')}
        </p>
        {match === undefined ? null : (
          <>
            <ProvenanceBadge provenance={match.provenance} />
            <FavouriteStar
              name={`${match.home} against ${match.away}`}
              isOn={favourites.has(`match:${feedId}`)}
              onToggle={() => favourites.toggle(`match:${feedId}`, `${match.home} v ${match.away}`)}
            />
          </>
        )}
        {feed.data === undefined ? null : <AlertBell feed={feed.data} name={feed.data.title} />}
        <span className="md:hidden">
          <ScoreHoldMenu hold={hold} onChange={setHold} />
        </span>
      </PaneHeader>
      <div className="md:hidden">
        <HoldNotice hold={hold} />
      </div>
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
            <ScoreHeader
              match={match}
              held={held}
              clock={shownClock({ match, held, reading: open.live?.reading }, now, open.isCurrent)}
              isCurrent={open.isCurrent}
              onReveal={() => revealed.reveal(feedId)}
              onHide={isHoldOn && isRevealed ? () => revealed.hide(feedId) : undefined}
            />
            {partsOf(match).length === 0 ? null : <ScoreByPeriod match={match} />}
            <MatchTimeline
              match={match}
              timeline={timeline}
              isKnown={open.isTimelineKnown}
              isHidden={held === 'hidden'}
            />
            <LineUps match={match} events={timeline.events} />
          </div>
        )}
      </section>
    </section>
  );
}

/** The match as it may be seen; `undefined` until anything is known of it. `stored` is what the page was opened with. */
function useShownMatch(
  feedId: string,
  { live }: OpenMatch,
  stored: MatchState | undefined,
): ShownMatch | undefined {
  const { hold, revealed, now } = useSports();
  const isDelayed = hold?.holdBack === 'delay';
  const past = useQuery({
    queryKey: ['match-past', feedId],
    queryFn: () => api.feedEvents(feedId, 100),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isDelayed,
  });
  const events = past.data?.items;
  const memory = useMemo(() => {
    const known = live?.memory ?? (stored && remember(undefined, stored, stored.time));
    return known && events !== undefined ? withPast(known, pastOf(events)) : known;
  }, [live, stored, events]);
  if (memory === undefined) return undefined;
  const isRevealed = revealed.ids.has(feedId);
  return shownOf(memory, { hold: hold ?? { holdBack: 'until_revealed' }, isRevealed, now });
}

/** What may be told by now; of an event that is held back nothing is. */
function toldBy(timeline: MatchEvents, until: number | undefined): MatchEvents {
  if (until === Number.POSITIVE_INFINITY) return timeline;
  const events = timeline.events.filter(
    ({ ts, data }) => data.kind === 'match.line_up' || (until !== undefined && ts <= until),
  );
  return { ...timeline, events };
}

/** What becomes known while the page is open is said aloud, also when it is told late. */
function useAnnouncements(match: MatchState | undefined, timeline: MatchEvents): void {
  const teams = useRef(match);
  teams.current = match;
  const saidUpTo = useRef<{ epoch: string | undefined; seq: number }>(undefined);
  const last = timeline.events.at(-1);
  useEffect(() => {
    if (timeline.epoch === undefined) return;
    const before = saidUpTo.current;
    const seq = last?.seq ?? 0;
    saidUpTo.current = { epoch: timeline.epoch, seq };
    const isNews = before !== undefined && before.epoch === timeline.epoch && seq > before.seq;
    if (isNews && last !== undefined && teams.current !== undefined)
      announce(inWords(last.data, teams.current));
  }, [timeline.epoch, last]);
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
  if (data.kind === 'match.card') return `${headlineOf(data)}: ${data.player}, ${minuteOf(data)}.`;
  if (data.kind === 'match.substitution')
    return `${headlineOf(data)}: ${data.on} for ${data.off}, ${minuteOf(data)}.`;
  if (data.kind !== 'match.goal') return `${headlineOf(data)}. ${score}.`;
  return `${headlineOf(data)}: ${data.scorer}, ${minuteOf(data)}. ${score}.`;
}
