import type { MatchState } from '@tidewire/protocol/wire';
import { Eye } from 'lucide-react';
import type { ShownClock } from '#web/realtime/matches/match-clock.ts';
import { Button } from '../ui/button.tsx';
import { FavouriteStar } from './favourite-star.tsx';
import { KickOff } from './kick-off.tsx';
import { MatchClock } from './match-card.tsx';
import { groupOf, statusInWords } from './match-words.ts';
import { useSports } from './sports-context.tsx';
import { TeamCrest } from './team-crest.tsx';
import type { ScoreboardMatch } from './use-scoreboard.ts';

const hiddenStatus = {
  in_play: 'In play, score held back',
  finished: 'Over, score held back',
  upcoming: 'Upcoming',
};

/** The two sides, the score between them, and the clock under it. */
export function ScoreHeader({
  match,
  held,
  clock,
  isCurrent,
  onReveal,
  onHide,
}: {
  match: MatchState;
  held: ScoreboardMatch['held'];
  clock: ShownClock;
  isCurrent: boolean;
  onReveal: () => void;
  /** There when the score would be held back, had it not been revealed. */
  onHide: (() => void) | undefined;
}) {
  const group = groupOf(match.status);
  const { penalties } = match.periods;
  return (
    <header>
      <h1 className="grid grid-cols-[1fr_auto_1fr] items-center gap-3 md:gap-6">
        <Side name={match.home} />
        <span className="numeric flex min-w-24 items-center justify-center gap-3 text-[2.5rem] leading-none font-semibold tracking-tight md:text-5xl">
          {group === 'upcoming' || held === 'hidden' ? (
            <span className="text-lg font-medium tracking-normal text-faint">v</span>
          ) : (
            <>
              <span>{match.score[0]}</span>
              <span aria-hidden="true" className="text-2xl font-normal text-faint">
                –
              </span>
              <span className="sr-only">to</span>
              <span>{match.score[1]}</span>
            </>
          )}
        </span>
        <Side name={match.away} />
      </h1>
      <div className="mt-4 flex flex-col items-center gap-1 text-[13px] text-soft">
        <span className="flex items-center gap-2">
          {group === 'in_play' && held !== 'hidden' ? (
            <MatchClock match={match} clock={clock} held={held} className="text-sm" />
          ) : null}
          <span>{held === 'hidden' ? hiddenStatus[group] : statusInWords(match)}</span>
          {penalties === undefined ? null : (
            <span className="numeric font-medium text-ink">
              {penalties[0]}–{penalties[1]}
            </span>
          )}
        </span>
        <span className="text-center text-xs text-faint">
          <KickOff at={match.kickOff} /> · {match.ground}
        </span>
        {held === 'hidden' ? (
          <Button size="small" className="mt-2" onClick={onReveal}>
            <Eye aria-hidden="true" className="size-4" />
            Reveal the score
          </Button>
        ) : null}
        {held === 'late' ? (
          <Button look="link" size="small" onClick={onReveal}>
            Show it as it is now
          </Button>
        ) : null}
        {onHide === undefined ? null : (
          <Button look="link" size="small" onClick={onHide}>
            Hold it back again
          </Button>
        )}
        {isCurrent ? null : (
          <span className="text-xs text-warn">Not live at this moment: as it was last heard.</span>
        )}
      </div>
    </header>
  );
}

function Side({ name }: { name: string }) {
  const { favourites } = useSports();
  return (
    <span className="flex min-w-0 flex-col items-center gap-2 text-center">
      <TeamCrest name={name} size="large" />
      <span className="flex items-center gap-1 text-sm leading-tight font-semibold text-balance md:text-base">
        {name}
        <FavouriteStar
          name={name}
          isOn={favourites.has(`team:${name}`)}
          onToggle={() => favourites.toggle(`team:${name}`, name)}
        />
      </span>
    </span>
  );
}
