import type { MatchState } from '@tidewire/protocol/wire';
import { KickOff } from './kick-off.tsx';
import { MatchClock } from './match-card.tsx';
import { groupOf, statusInWords } from './match-words.ts';
import { TeamCrest } from './team-crest.tsx';

/** The two sides, the score between them, and the clock under it. */
export function ScoreHeader({ match, isCurrent }: { match: MatchState; isCurrent: boolean }) {
  const group = groupOf(match.status);
  const { penalties } = match.periods;
  return (
    <header>
      <h1 className="grid grid-cols-[1fr_auto_1fr] items-center gap-3 md:gap-6">
        <Side name={match.home} />
        <span className="numeric flex min-w-24 items-center justify-center gap-3 text-[2.5rem] leading-none font-semibold tracking-tight md:text-5xl">
          {group === 'upcoming' ? (
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
          {group === 'in_play' ? <MatchClock match={match} className="text-sm" /> : null}
          <span>{statusInWords(match)}</span>
          {penalties === undefined ? null : (
            <span className="numeric font-medium text-ink">
              {penalties[0]}–{penalties[1]}
            </span>
          )}
        </span>
        <span className="text-center text-xs text-faint">
          <KickOff at={match.kickOff} /> · {match.ground}
        </span>
        {isCurrent ? null : (
          <span className="text-xs text-warn">Not live at this moment: as it was last heard.</span>
        )}
      </div>
    </header>
  );
}

function Side({ name }: { name: string }) {
  return (
    <span className="flex min-w-0 flex-col items-center gap-2 text-center">
      <TeamCrest name={name} size="large" />
      <span className="text-sm leading-tight font-semibold text-balance md:text-base">{name}</span>
    </span>
  );
}
