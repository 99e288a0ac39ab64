import { type MatchState, type TieSide, winnerOf } from '@tidewire/protocol/wire';
import { Eye } from 'lucide-react';
import Link from 'next/link';
import { clockAt, type ShownClock } from '#web/realtime/matches/match-clock.ts';
import { provenanceExplanation, provenanceLabel } from '#web/realtime/quotes/freshness.ts';
import { classNames } from '../ui/class-names.ts';
import { FavouriteStar } from './favourite-star.tsx';
import { KickOff } from './kick-off.tsx';
import { clockOf, groupOf, statusInWords } from './match-words.ts';
import { NoCrest, TeamCrest } from './team-crest.tsx';
import type { ScoreboardMatch } from './use-scoreboard.ts';

type Props = {
  one: ScoreboardMatch;
  clock: ShownClock;
  isSelected: boolean;
  /** Where the numbers come from; not said again where it is said over all cards. */
  isSourceShown: boolean;
  isStarred: boolean;
  onStar: (feedId: string, label: string) => void;
  onReveal: (feedId: string) => void;
};

/** One match on the scoreboard. */
export function MatchCard({ one, clock, isSelected, isSourceShown, isStarred, onStar, onReveal }: Props) {
  const { id, match, held } = one;
  const [home, away] = [one.home.name, one.away.name];
  const isOpen = groupOf(match.status) !== 'upcoming';
  const { penalties } = match.periods;
  const winner = held === 'hidden' ? undefined : winnerOf(match);
  const goalsOf = (side: 0 | 1): number | '–' | undefined =>
    !isOpen ? undefined : held === 'hidden' ? '–' : match.score[side];
  const label = labelOf(one, clock);
  return (
    <div
      className={classNames(
        'relative flex h-32 flex-col rounded-xl border border-line bg-canvas px-3.5 py-3 transition-colors hover:bg-hover',
        isSelected && 'border-accent bg-tint hover:bg-tint',
      )}
    >
      <span className="flex h-4 items-center gap-2 text-2xs text-faint">
        <span className="min-w-0 flex-1 truncate">{match.group ?? match.round}</span>
        {isOpen ? (
          <MatchClock match={match} clock={clock} held={held} />
        ) : (
          <span className="shrink-0 font-medium text-soft">
            <KickOff at={match.kickOff} />
          </span>
        )}
        <FavouriteStar
          name={`${home} against ${away}`}
          isOn={isStarred}
          onToggle={() => onStar(id, `${home} v ${away}`)}
          className="z-10 -mr-1.5 -ml-1"
        />
      </span>
      <TeamLine
        side={one.home}
        goals={goalsOf(0)}
        shootOut={penalties?.[0]}
        isWinner={winner === 'home'}
        isLoser={winner === 'away'}
      />
      <TeamLine
        side={one.away}
        goals={goalsOf(1)}
        shootOut={penalties?.[1]}
        isWinner={winner === 'away'}
        isLoser={winner === 'home'}
      />
      <span className="mt-auto flex items-center gap-1.5 text-2xs whitespace-nowrap text-faint">
        {held === 'hidden' ? (
          <button
            type="button"
            onClick={() => onReveal(id)}
            aria-label={`Reveal the score of ${home} against ${away}`}
            className="z-10 -my-1 flex shrink-0 items-center gap-1 rounded-md bg-warn-tint px-1.5 py-0.5 font-semibold text-warn hover:brightness-95 pointer-coarse:py-2"
          >
            <Eye aria-hidden="true" className="size-3" />
            Reveal
          </button>
        ) : isOpen ? (
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
        href={`/sports/${id}`}
        aria-current={isSelected ? 'page' : undefined}
        aria-label={isSourceShown ? `${label}, ${provenanceLabel(match.provenance)}` : label}
        className="absolute inset-0 rounded-xl focus-visible:rounded-xl"
      />
    </div>
  );
}

/** What a match's clock shows at a moment; a score of the past has the clock of then. */
export const shownClock = (
  { match, held, reading }: Pick<ScoreboardMatch, 'match' | 'held' | 'reading'>,
  now: number,
  isConnected: boolean,
): ShownClock =>
  held === 'no' && reading !== undefined
    ? clockAt(reading, now, isConnected)
    : { minute: match.minute, addedMinute: match.addedMinute, isStale: !isConnected && held === 'late' };

/** `37′` with a dot while the ball rolls; a plain word otherwise. A clock that is not heard of any more has neither dot nor colour. */
export function MatchClock({
  match,
  clock,
  held,
  className,
}: {
  match: MatchState;
  clock: ShownClock;
  held: ScoreboardMatch['held'];
  className?: string;
}) {
  const isInPlay = groupOf(match.status) === 'in_play';
  const words = clockWords(match, clock, held);
  return (
    <span
      className={classNames(
        'numeric flex shrink-0 items-center gap-1.5 font-semibold',
        clock.isStale ? 'text-warn' : isInPlay ? 'text-accent-ink' : 'text-soft',
        className,
      )}
    >
      {isInPlay && !clock.isStale ? (
        <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />
      ) : null}
      {words === '' ? 'Upcoming' : words}
      {clock.isStale ? <span className="font-medium">· stale</span> : null}
    </span>
  );
}

function clockWords(match: MatchState, clock: ShownClock, held: ScoreboardMatch['held']): string {
  if (held !== 'hidden') return clockOf({ ...match, minute: clock.minute, addedMinute: clock.addedMinute });
  return match.status === 'finished' ? 'Over' : match.status === 'called_off' ? 'Off' : 'In play';
}

function TeamLine({
  side: { name, isKnown },
  goals,
  shootOut,
  isWinner,
  isLoser,
}: {
  side: TieSide;
  goals: number | '–' | undefined;
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
      {isKnown ? <TeamCrest name={name} /> : <NoCrest />}
      <span className={classNames('min-w-0 flex-1 truncate', !isKnown && 'font-normal text-faint')}>
        {name}
      </span>
      {shootOut === undefined ? null : <span className="numeric text-xs text-faint">({shootOut})</span>}
      <span className="numeric w-5 text-right">{goals ?? ''}</span>
    </span>
  );
}

function labelOf({ match, held, ...sides }: ScoreboardMatch, clock: ShownClock): string {
  const [home, away] = [sides.home.name, sides.away.name];
  if (groupOf(match.status) === 'upcoming') return `${home} against ${away}, upcoming`;
  const words = clockWords(match, clock, held);
  if (held === 'hidden') return `${home} against ${away}, ${words.toLowerCase()}, score held back`;
  const { score } = match;
  const minute = groupOf(match.status) === 'in_play' ? `, ${words}` : '';
  const stale = clock.isStale ? ', stale' : '';
  return `${home} ${score[0]}, ${away} ${score[1]}, ${statusInWords(match)}${minute}${stale}`;
}
