import { assertNever, type MatchState, type TimelineData } from '@tidewire/protocol/wire';
import type { ReactNode } from 'react';
import type { MatchEvents } from '#web/realtime/matches/timeline.ts';
import { classNames } from '../ui/class-names.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { cancellationsOf, cardInWords, groupOf, headlineOf, minuteOf } from './match-words.ts';

/** What happened, from the kick-off down: home to the left of the line, away to the right. */
export function MatchTimeline({
  match,
  timeline,
  isKnown,
  isHidden,
}: {
  match: MatchState;
  timeline: MatchEvents;
  isKnown: boolean;
  /** What happened is held back, with the score. */
  isHidden: boolean;
}) {
  const cancelled = cancellationsOf(timeline.events);
  return (
    <section aria-label="Timeline">
      <h2 className="mb-3 text-[13px] font-semibold">Timeline</h2>
      {isKnown ? null : <Skeleton className="h-40 w-full rounded-xl" />}
      {isKnown && timeline.events.length === 0 ? (
        <p className="text-[13px] text-faint">
          {isHidden
            ? 'What happened is held back with the score.'
            : groupOf(match.status) === 'upcoming'
              ? 'It begins with the kick-off. Goals show here as they fall.'
              : 'Nothing was recorded of this match.'}
        </p>
      ) : null}
      <ol className="relative">
        {timeline.events.length > 1 ? (
          <span aria-hidden="true" className="absolute inset-y-3 left-1/2 w-px -translate-x-1/2 bg-line" />
        ) : null}
        {timeline.events.map(({ seq, data }) => (
          <li key={seq} className="relative">
            <Entry data={data} match={match} cancelled={cancelled} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Goals, cards and changes stand on the side of their team; what concerns both stands on the line. */
function Entry({
  data,
  match,
  cancelled,
}: {
  data: TimelineData;
  match: MatchState;
  cancelled: ReturnType<typeof cancellationsOf>;
}) {
  switch (data.kind) {
    case 'match.goal':
      return (
        <Goal
          goal={data}
          match={match}
          cancelled={data.goalId === undefined ? undefined : cancelled.get(data.goalId)}
        />
      );
    case 'match.card':
      return (
        <SideEntry data={data} match={match}>
          <span className="flex items-center gap-1.5 text-sm leading-5 font-medium">
            <CardMark card={data.card} />
            {data.player}
          </span>
          <span className="text-xs text-soft">{cardInWords[data.card]}</span>
        </SideEntry>
      );
    case 'match.substitution':
      return (
        <SideEntry data={data} match={match}>
          <span className="text-sm leading-5 font-medium">
            <span className="sr-only">On: </span>
            <span aria-hidden="true" className="text-up">
              ↑{' '}
            </span>
            {data.on}
          </span>
          <span className="text-xs text-soft">
            <span className="sr-only">Off: </span>
            <span aria-hidden="true" className="text-down">
              ↓{' '}
            </span>
            {data.off}
          </span>
        </SideEntry>
      );
    case 'match.review':
    case 'match.line_up':
    case 'match.started':
    case 'match.goal_cancelled':
    case 'match.period':
    case 'match.finished':
      return <Milestone data={data} match={match} />;
    default:
      return assertNever(data);
  }
}

/** A small card: its colour is said in words beside it. */
function CardMark({ card }: { card: 'yellow' | 'second_yellow' | 'red' }) {
  return (
    <span aria-hidden="true" className="relative inline-block h-3.5 w-2.5">
      {card === 'red' ? null : <span className="absolute inset-0 rounded-[2px] bg-[#f2c230]" />}
      {card === 'yellow' ? null : (
        <span
          className={classNames(
            'absolute inset-0 rounded-[2px] bg-[#d63649]',
            card === 'second_yellow' && 'translate-x-1 -translate-y-0.5',
          )}
        />
      )}
    </span>
  );
}

function SideEntry({
  data,
  match,
  children,
}: {
  data: Extract<TimelineData, { kind: 'match.card' | 'match.substitution' }>;
  match: MatchState;
  children: ReactNode;
}) {
  const isHome = data.side === 'home';
  const words = (
    <span className={classNames('flex min-w-0 flex-col', isHome ? 'items-end text-right' : 'items-start')}>
      <span className="sr-only">{isHome ? match.home : match.away}: </span>
      {children}
    </span>
  );
  return (
    <div className="grid grid-cols-[1fr_3.5rem_1fr] items-center gap-2 py-2">
      {isHome ? words : <span />}
      <Minute data={data} isGoal={false} />
      {isHome ? <span /> : words}
    </div>
  );
}

type GoalData = Extract<TimelineData, { kind: 'match.goal' }>;

type CancelledData = Extract<TimelineData, { kind: 'match.goal_cancelled' }>;

/** A goal that did not count stays where it fell, struck through, with the reason: never silently gone. */
function Goal({
  goal,
  match,
  cancelled,
}: {
  goal: GoalData;
  match: MatchState;
  cancelled: CancelledData | undefined;
}) {
  const isHome = goal.side === 'home';
  const note = goal.ownGoal ? 'own goal' : goal.penalty ? 'penalty' : undefined;
  const words = (
    <span className={classNames('flex min-w-0 flex-col', isHome ? 'items-end text-right' : 'items-start')}>
      <span className={classNames('text-sm leading-5 font-medium', cancelled && 'text-soft line-through')}>
        {goal.scorer}
        {note === undefined ? null : <span className="font-normal text-soft"> ({note})</span>}
      </span>
      {cancelled === undefined ? null : (
        <span className="text-xs text-soft">
          {cancelled.reason === '' ? 'Did not count' : `Did not count: ${cancelled.reason}`}
        </span>
      )}
      <span className="numeric text-xs text-soft">
        <span className="sr-only">
          {headlineOf(goal)} for {isHome ? match.home : match.away}, now{' '}
        </span>
        <span className={classNames(isHome && 'font-semibold text-ink')}>{goal.score[0]}</span>
        {' – '}
        <span className={classNames(!isHome && 'font-semibold text-ink')}>{goal.score[1]}</span>
      </span>
    </span>
  );
  return (
    <div className="grid grid-cols-[1fr_3.5rem_1fr] items-center gap-2 py-2">
      {isHome ? words : <span />}
      <Minute data={goal} isGoal={cancelled === undefined} />
      {isHome ? <span /> : words}
    </div>
  );
}

function Minute({ data, isGoal }: { data: TimelineData; isGoal: boolean }) {
  return (
    <span
      className={classNames(
        'numeric z-10 mx-auto flex h-6 min-w-11 items-center justify-center rounded-full border px-2 text-2xs font-semibold',
        isGoal ? 'border-accent bg-tint text-accent-ink' : 'border-line bg-canvas text-soft',
      )}
    >
      {minuteOf(data)}
    </span>
  );
}

function Milestone({ data, match }: { data: Exclude<TimelineData, GoalData>; match: MatchState }) {
  return (
    <div className="flex justify-center py-2.5">
      <span className="numeric z-10 rounded-2xl border border-line bg-canvas px-3 py-0.5 text-center text-2xs font-medium text-soft">
        {data.kind === 'match.line_up' ? `${data.side === 'home' ? match.home : match.away}: ` : null}
        {data.kind === 'match.review' ? `${minuteOf(data)} ` : null}
        {headlineOf(data)}
        {data.kind === 'match.review' && data.reason !== '' ? ` · ${data.reason}` : null}
        {isTally(data) ? ` ${data.score[0]} – ${data.score[1]}` : null}
      </span>
    </div>
  );
}

/** The score is told where a part ends, not where the next begins. */
const isTally = (data: TimelineData): boolean =>
  data.kind === 'match.finished' ||
  data.kind === 'match.goal_cancelled' ||
  (data.kind === 'match.period' && data.status === 'half_time');
