'use client';

import { Trophy } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useState } from 'react';
import { messageOf } from '#web/realtime/api-error.ts';
import { useStatus } from '#web/realtime/connection/use-connection.ts';
import { ProvenanceBadge } from '../quote/provenance-badge.tsx';
import { PaneHeader } from '../shell/pane.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { HoldNotice } from './hold-notice.tsx';
import { MatchCard, shownClock } from './match-card.tsx';
import type { MatchGroup } from './match-words.ts';
import { ScoreHoldMenu } from './score-hold-menu.tsx';
import { useSports } from './sports-context.tsx';
import type { ScoreboardMatch } from './use-scoreboard.ts';
import { useSportsView } from './use-sports-view.ts';

const groups = [
  { group: 'in_play', title: 'In play', none: 'No match is being played at this moment.' },
  { group: 'upcoming', title: 'Upcoming', none: 'No match is to come.' },
  { group: 'finished', title: 'Finished', none: 'No match is over yet.' },
] as const satisfies { group: MatchGroup; title: string; none: string }[];

/** Cards of a group that are shown before “Show all”. */
const fewCards = 12;

const GroupTables = dynamic(async () => (await import('./group-tables.tsx')).GroupTables);
const BracketView = dynamic(async () => (await import('./bracket-view.tsx')).BracketView);

/** Matches by status and time: what is being played comes first, and in each group the favourites. */
export function Scoreboard() {
  const { query, groups: matches, competitions, common, isEmpty, hold, setHold } = useSports();
  const selected = useSelectedLayoutSegment();
  const { view, setView } = useSportsView();
  const Heading = selected === null ? 'h1' : 'h2';
  const hasTables = competitions.some(({ tables }) => tables.length > 0);
  const hasBracket = competitions.some(({ bracket }) => bracket !== undefined);
  // Beside a match there is no room for anything but the list.
  const shown = selected !== null ? 'matches' : view;
  return (
    <>
      <PaneHeader>
        <Heading className="text-[15px] font-semibold">Scoreboard</Heading>
        <span className="min-w-0 flex-1 truncate text-[13px] text-faint">{common.competition}</span>
        {common.provenance === undefined ? null : <ProvenanceBadge provenance={common.provenance} />}
        <ScoreHoldMenu hold={hold} onChange={setHold} />
      </PaneHeader>
      <HoldNotice hold={hold} />
      <div className="thin-scroll @container flex min-h-0 flex-1 flex-col overflow-y-auto">
        {selected === null && (hasTables || hasBracket) ? (
          <div className="px-4 pt-3">
            <Segmented
              label="View"
              value={shown}
              onChange={setView}
              options={[
                { value: 'matches', label: 'Matches' },
                ...(hasTables ? [{ value: 'tables' as const, label: 'Tables' }] : []),
                ...(hasBracket ? [{ value: 'bracket' as const, label: 'Bracket' }] : []),
              ]}
            />
          </div>
        ) : null}
        {query.isError && isEmpty ? (
          <div className="p-3">
            <RetryNotice title="The matches could not be loaded" onRetry={() => void query.refetch()}>
              {messageOf(query.error)}
            </RetryNotice>
          </div>
        ) : null}
        {query.isPending ? <CardSkeletons /> : null}
        {query.isSuccess && isEmpty ? (
          <EmptyState icon={Trophy} title="No matches yet">
            When a source publishes a match, it shows here with its score and clock.
          </EmptyState>
        ) : null}
        {isEmpty || shown !== 'tables' ? null : <GroupTables competitions={competitions} />}
        {isEmpty || shown !== 'bracket' ? null : <BracketView competitions={competitions} />}
        {isEmpty || shown !== 'matches'
          ? null
          : groups.map(({ group, title, none }) => (
              <Group key={group} title={title} none={none} matches={matches[group]} selected={selected} />
            ))}
      </div>
    </>
  );
}

const grid = 'grid grid-cols-[repeat(auto-fill,minmax(15.5rem,1fr))] gap-3';

function Group({
  title,
  none,
  matches,
  selected,
}: {
  title: string;
  none: string;
  matches: readonly ScoreboardMatch[];
  selected: string | null;
}) {
  const { common, favourites, revealed, now } = useSports();
  const isConnected = useStatus().state === 'live';
  const [isWhole, setWhole] = useState(false);
  const Heading = selected === null ? 'h2' : 'h3';
  const shown = isWhole ? matches : matches.slice(0, fewCards);
  return (
    <section aria-label={title} className="px-4 pt-4 pb-2 last:pb-6">
      <div className="mb-2.5 flex items-baseline gap-2">
        <Heading className="text-[13px] font-semibold">{title}</Heading>
        <span className="numeric text-xs text-faint">{matches.length}</span>
      </div>
      {matches.length === 0 ? <p className="text-[13px] text-faint">{none}</p> : null}
      <ul className={grid}>
        {shown.map((one) => (
          <li key={one.id}>
            <MatchCard
              one={one}
              clock={shownClock(one, now, isConnected)}
              isSelected={one.id === selected}
              isSourceShown={common.provenance === undefined}
              isStarred={favourites.has(`match:${one.id}`)}
              onStar={(id, label) => favourites.toggle(`match:${id}`, label)}
              onReveal={revealed.reveal}
            />
          </li>
        ))}
      </ul>
      {matches.length > fewCards ? (
        <Button
          look="ghost"
          size="small"
          className="mt-3"
          aria-expanded={isWhole}
          onClick={() => setWhole((now) => !now)}
        >
          {isWhole ? 'Show fewer' : `Show all ${matches.length}`}
        </Button>
      ) : null}
    </section>
  );
}

function CardSkeletons() {
  return (
    <div className="px-4 pt-12">
      <div className={grid}>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} className="h-32 rounded-xl" />
        ))}
      </div>
    </div>
  );
}
