import type { MatchState, TimelineData } from '@tidewire/protocol/wire';
import type { MatchEvents } from '#web/realtime/matches/timeline.ts';
import { classNames } from '../ui/class-names.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { cancellationsOf, groupOf, headlineOf, minuteOf } from './match-words.ts';

/** What happened, from the kick-off down: home to the left of the line, away to the right. */
export function MatchTimeline({
  match,
  timeline,
  isKnown,
}: {
  match: MatchState;
  timeline: MatchEvents;
  isKnown: boolean;
}) {
  const cancelled = cancellationsOf(timeline.events);
  return (
    <section aria-label="Timeline">
      <h2 className="mb-3 text-[13px] font-semibold">Timeline</h2>
      {isKnown ? null : <Skeleton className="h-40 w-full rounded-xl" />}
      {isKnown && timeline.events.length === 0 ? (
        <p className="text-[13px] text-faint">
          {groupOf(match.status) === 'upcoming'
            ? 'It begins with the kick-off. Goals show here as they fall.'
            : 'Nothing was recorded of this match.'}
        </p>
      ) : null}
      <ol className="relative">
        {timeline.events.length > 1 ? (
          <span aria-hidden="true" className="absolute inset-y-3 left-1/2 w-px -translate-x-1/2 bg-line" />
        ) : null}
        {timeline.events.map((event) => (
          <li key={event.seq} className="relative">
            {event.data.kind === 'match.goal' ? (
              <Goal
                goal={event.data}
                match={match}
                cancelled={event.data.goalId === undefined ? undefined : cancelled.get(event.data.goalId)}
              />
            ) : (
              <Milestone data={event.data} />
            )}
          </li>
        ))}
      </ol>
    </section>
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

function Milestone({ data }: { data: Exclude<TimelineData, GoalData> }) {
  return (
    <div className="flex justify-center py-2.5">
      <span className="numeric z-10 rounded-full border border-line bg-canvas px-3 py-0.5 text-2xs font-medium text-soft">
        {headlineOf(data)}
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
