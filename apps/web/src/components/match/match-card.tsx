import type { MatchState } from '@tidewire/protocol/wire';
import Link from 'next/link';
import { memo } from 'react';
import { provenanceExplanation, provenanceLabel } from '#web/realtime/quotes/freshness.ts';
import { classNames } from '../ui/class-names.ts';
import { KickOff } from './kick-off.tsx';
import { clockOf, groupOf, statusInWords, winnerOf } from './match-words.ts';
import { TeamCrest } from './team-crest.tsx';

/** One match on the scoreboard. */
export const MatchCard = memo(function MatchCard({
  feedId,
  match,
  isSelected,
  isSourceShown,
}: {
  feedId: string;
  match: MatchState;
  isSelected: boolean;
  /** Where the numbers come from; not said again where it is said over all cards. */
  isSourceShown: boolean;
}) {
  const group = groupOf(match.status);
  const isOpen = group !== 'upcoming';
  const { penalties } = match.periods;
  return (
    <div
      className={classNames(
        'relative flex h-32 flex-col rounded-xl border border-line bg-canvas px-3.5 py-3 transition-colors hover:bg-hover',
        isSelected && 'border-accent bg-tint hover:bg-tint',
      )}
    >
      <span className="flex items-center gap-2 text-2xs text-faint">
        <span className="min-w-0 flex-1 truncate">
          {match.group === undefined ? match.round : `${match.group} · ${match.round}`}
        </span>
        {isOpen ? (
          <MatchClock match={match} />
        ) : (
          <span className="shrink-0 font-medium text-soft">
            <KickOff at={match.kickOff} />
          </span>
        )}
      </span>
      <TeamLine
        name={match.home}
        goals={isOpen ? match.score[0] : undefined}
        shootOut={penalties?.[0]}
        isWinner={winnerOf(match) === 'home'}
        isLoser={winnerOf(match) === 'away'}
      />
      <TeamLine
        name={match.away}
        goals={isOpen ? match.score[1] : undefined}
        shootOut={penalties?.[1]}
        isWinner={winnerOf(match) === 'away'}
        isLoser={winnerOf(match) === 'home'}
      />
      <span className="mt-auto flex gap-1.5 text-2xs whitespace-nowrap text-faint">
        {isOpen ? (
          <>
            <KickOff at={match.kickOff} />
            <span aria-hidden="true">·</span>
          </>
        ) : null}
        <span className="truncate">{match.ground}</span>
        {isSourceShown ? (
          <span className="ml-auto shrink-0 pl-2" title={provenanceExplanation(match.provenance)}>
            {provenanceLabel(match.provenance)}
          </span>
        ) : null}
      </span>
      {/* Over the whole card, with a name that says the score in one breath. */}
      <Link
        href={`/sports/${feedId}`}
        aria-current={isSelected ? 'page' : undefined}
        aria-label={
          isSourceShown ? `${labelOf(match)}, ${provenanceLabel(match.provenance)}` : labelOf(match)
        }
        className="absolute inset-0 rounded-xl focus-visible:rounded-xl"
      />
    </div>
  );
});

/** `37′` with a dot while the ball rolls; a plain word otherwise. */
export function MatchClock({ match, className }: { match: MatchState; className?: string }) {
  const isInPlay = groupOf(match.status) === 'in_play';
  const clock = clockOf(match);
  return (
    <span
      className={classNames(
        'numeric flex shrink-0 items-center gap-1.5 font-semibold',
        isInPlay ? 'text-accent-ink' : 'text-soft',
        className,
      )}
    >
      {isInPlay ? <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" /> : null}
      {clock === '' ? 'Upcoming' : clock}
    </span>
  );
}

function TeamLine({
  name,
  goals,
  shootOut,
  isWinner,
  isLoser,
}: {
  name: string;
  goals: number | undefined;
  shootOut: number | undefined;
  isWinner: boolean;
  isLoser: boolean;
}) {
  return (
    <span
      className={classNames(
        'mt-1.5 flex items-center gap-2 text-sm',
        isWinner ? 'font-semibold' : 'font-medium',
        isLoser && 'text-soft',
      )}
    >
      <TeamCrest name={name} />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {shootOut === undefined ? null : <span className="numeric text-xs text-faint">({shootOut})</span>}
      <span className="numeric w-5 text-right">{goals ?? ''}</span>
    </span>
  );
}

function labelOf(match: MatchState): string {
  const { home, away, score } = match;
  if (groupOf(match.status) === 'upcoming') return `${home} against ${away}, upcoming`;
  const minute = groupOf(match.status) === 'in_play' ? `, ${clockOf(match)}` : '';
  return `${home} ${score[0]}, ${away} ${score[1]}, ${statusInWords(match)}${minute}`;
}
