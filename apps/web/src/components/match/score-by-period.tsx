import type { MatchState } from '@tidewire/protocol/wire';
import { partsOf } from './match-words.ts';

/** Goals in each part that is over, and in all. */
export function ScoreByPeriod({ match }: { match: MatchState }) {
  const parts = partsOf(match);
  const sides = [
    { name: match.home, at: 0 },
    { name: match.away, at: 1 },
  ] as const;
  return (
    <div className="overflow-hidden rounded-xl border border-line">
      <table className="numeric w-full text-right text-[13px]">
        <caption className="sr-only">Goals by period</caption>
        <thead className="bg-side text-2xs text-faint">
          <tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium">
            <th scope="col" className="text-left">
              Team
            </th>
            {parts.map(({ label, name }) => (
              <th key={label} scope="col" className="w-14">
                <abbr title={name} className="no-underline">
                  {label}
                </abbr>
              </th>
            ))}
            <th scope="col" className="w-16">
              Goals
            </th>
          </tr>
        </thead>
        <tbody>
          {sides.map(({ name, at }) => (
            <tr key={at} className="border-t border-line [&>td]:px-3 [&>td]:py-2">
              <th scope="row" className="truncate px-3 py-2 text-left font-medium">
                {name}
              </th>
              {parts.map(({ label, goals }) => (
                <td key={label} className="text-soft">
                  {goals[at]}
                </td>
              ))}
              <td className="font-semibold">{match.score[at]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
