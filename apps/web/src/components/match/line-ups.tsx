import type { LineUp, LineUpPlayer, MatchState, TimelineData } from '@tidewire/protocol/wire';

/** Who plays, as each side announced it; nothing where the source says nothing of it. */
export function LineUps({
  match,
  events,
}: {
  match: Pick<MatchState, 'home' | 'away'>;
  events: readonly { data: TimelineData }[];
}) {
  const home = lineUpOf(events, 'home');
  const away = lineUpOf(events, 'away');
  if (home === undefined && away === undefined) return null;
  return (
    <section aria-label="Line-ups">
      <h2 className="mb-3 text-[13px] font-semibold">Line-ups</h2>
      <div className="grid gap-4 md:grid-cols-2">
        {home === undefined ? null : <Side team={match.home} lineUp={home} />}
        {away === undefined ? null : <Side team={match.away} lineUp={away} />}
      </div>
    </section>
  );
}

function lineUpOf(events: readonly { data: TimelineData }[], side: LineUp['side']): LineUp | undefined {
  const all = events.map(({ data }) => data);
  return all.findLast((data): data is LineUp => data.kind === 'match.line_up' && data.side === side);
}

function Side({ team, lineUp }: { team: string; lineUp: LineUp }) {
  return (
    <div className="overflow-hidden rounded-xl border border-line">
      <h3 className="flex items-baseline gap-2 border-b border-line bg-side px-3 py-2 text-[13px] font-semibold">
        {team}
        <span className="numeric font-normal text-soft">{lineUp.formation}</span>
      </h3>
      <Players label={`${team}, starting`} players={lineUp.starting} />
      {lineUp.bench.length === 0 ? null : (
        <>
          <p className="border-t border-line px-3 pt-2 text-2xs font-medium text-faint">Bench</p>
          <Players label={`${team}, bench`} players={lineUp.bench} />
        </>
      )}
    </div>
  );
}

function Players({ label, players }: { label: string; players: readonly LineUpPlayer[] }) {
  return (
    <ol aria-label={label} className="py-1.5 text-[13px]">
      {players.map(({ name, number, position }) => (
        <li key={`${number ?? ''} ${name}`} className="flex items-baseline gap-2 px-3 py-0.5">
          <span className="numeric w-6 shrink-0 text-right text-xs text-faint">{number}</span>
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="shrink-0 text-2xs text-soft">{position}</span>
        </li>
      ))}
    </ol>
  );
}
