import { type Bracket, type Tie, winnerOf } from '@tidewire/protocol/wire';
import Link from 'next/link';
import { classNames } from '../ui/class-names.ts';
import { HiddenMatches } from './hidden-matches.tsx';
import { KickOff } from './kick-off.tsx';
import { clockOf, groupOf, statusInWords } from './match-words.ts';
import { useSports } from './sports-context.tsx';
import { TeamCrest } from './team-crest.tsx';
import type { Competition } from './use-scoreboard.ts';

/** The knock-out rounds: side by side as a tree, or under each other on a phone. */
export function BracketView({ competitions }: { competitions: readonly Competition[] }) {
  return (
    <>
      {competitions.map(({ name, bracket, hidden }) =>
        bracket === undefined ? null : (
          <section key={name} aria-label={`Bracket of ${name}`} className="shrink-0 px-4 pt-4 pb-6">
            <HiddenMatches count={hidden} from="the bracket" />
            <Rounds bracket={bracket} />
          </section>
        ),
      )}
    </>
  );
}

function Rounds({ bracket: { rounds, thirdPlace } }: { bracket: Bracket }) {
  return (
    <section
      aria-label="Rounds"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
      tabIndex={0}
      className="thin-scroll focus-inset flex gap-8 pb-3 max-md:flex-col max-md:gap-6 md:overflow-x-auto"
    >
      {rounds.map((round, at) => {
        const isLast = at === rounds.length - 1;
        return (
          <section
            key={round.name}
            aria-label={round.name}
            className="relative flex shrink-0 flex-col md:w-52"
          >
            <h2 className="mb-2 text-[13px] font-semibold">{round.name}</h2>
            <ul className="flex flex-1 flex-col">
              {round.ties.map((tie, nth) => (
                <li key={tie.id} className="relative flex flex-1 items-center py-1">
                  {at > 0 ? <Line className="top-1/2 right-full w-4 border-t" /> : null}
                  {isLast ? null : (
                    <>
                      <Line className="top-1/2 left-full w-4 border-t" />
                      <Line
                        className={classNames(
                          'left-[calc(100%+1rem)] border-l',
                          nth % 2 === 0 ? 'top-1/2 bottom-0' : 'top-0 bottom-1/2',
                        )}
                      />
                    </>
                  )}
                  <TieCard tie={tie} />
                </li>
              ))}
            </ul>
            {isLast && thirdPlace !== undefined ? (
              <div className="mt-4 md:absolute md:inset-x-0 md:bottom-1">
                <h3 className="mb-2 text-xs font-medium text-soft">{thirdPlace.match.round}</h3>
                <TieCard tie={thirdPlace} />
              </div>
            ) : null}
          </section>
        );
      })}
    </section>
  );
}

/** From one round towards the next. */
function Line({ className }: { className: string }) {
  return (
    <span aria-hidden="true" className={classNames('absolute hidden border-edge/60 md:block', className)} />
  );
}

function TieCard({ tie }: { tie: Tie }) {
  const { all } = useSports();
  const { match } = tie;
  const isHidden = all.get(tie.id)?.held === 'hidden';
  const isOpen = groupOf(match.status) !== 'upcoming';
  const winner = winnerOf(match);
  const sides = [
    { side: tie.home, at: 0, isWinner: winner === 'home', isLoser: winner === 'away' },
    { side: tie.away, at: 1, isWinner: winner === 'away', isLoser: winner === 'home' },
  ] as const;
  return (
    <Link
      href={`/sports/${tie.id}`}
      className="block w-full rounded-lg border border-line bg-canvas px-2.5 py-1.5 transition-colors hover:bg-hover"
    >
      <span className="sr-only">{tieInWords(tie, isHidden)}</span>
      {sides.map(({ side, at, isWinner, isLoser }) => (
        <span
          key={at}
          aria-hidden="true"
          className={classNames(
            'flex h-6 items-center gap-2 text-[13px]',
            isWinner ? 'font-semibold' : 'font-medium',
            isLoser && 'text-soft',
          )}
        >
          {side.isKnown ? <TeamCrest name={side.name} /> : null}
          <span className={classNames('min-w-0 flex-1 truncate', !side.isKnown && 'font-normal text-faint')}>
            {side.name}
          </span>
          {isOpen && match.periods.penalties !== undefined ? (
            <span className="numeric text-xs text-faint">({match.periods.penalties[at]})</span>
          ) : null}
          <span className="numeric w-4 text-right">{isHidden ? '–' : isOpen ? match.score[at] : ''}</span>
        </span>
      ))}
      <span aria-hidden="true" className="mt-0.5 block truncate text-2xs text-faint">
        {isHidden ? 'Score held back' : isOpen ? clockOf(match) : <KickOff at={match.kickOff} />}
      </span>
    </Link>
  );
}

function tieInWords({ match, home, away }: Tie, isHidden: boolean): string {
  if (isHidden) return `${home.name} against ${away.name}, score held back`;
  if (groupOf(match.status) === 'upcoming') return `${home.name} against ${away.name}, upcoming`;
  const { penalties } = match.periods;
  const shootOut = penalties === undefined ? '' : `, penalties ${penalties[0]} to ${penalties[1]}`;
  return `${home.name} ${match.score[0]}, ${away.name} ${match.score[1]}, ${statusInWords(match)}${shootOut}`;
}
