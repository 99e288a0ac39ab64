import type { GroupTable } from '@tidewire/protocol/wire';
import { classNames } from '../ui/class-names.ts';
import { FavouriteStar } from './favourite-star.tsx';
import { HiddenMatches } from './hidden-matches.tsx';
import { useSports } from './sports-context.tsx';
import { TeamCrest } from './team-crest.tsx';
import type { Competition } from './use-scoreboard.ts';

const columns = [
  { short: 'P', long: 'Played' },
  { short: 'W', long: 'Won' },
  { short: 'D', long: 'Drawn' },
  { short: 'L', long: 'Lost' },
] as const;

/** The tables of all groups, as the matches stand; those with a favourite come first. */
export function GroupTables({ competitions }: { competitions: readonly Competition[] }) {
  const { favourites } = useSports();
  const hasFavourite = ({ rows }: GroupTable): number =>
    Number(rows.some(({ team }) => favourites.has(`team:${team}`)));
  return (
    <>
      {competitions.map(({ name, tables, hidden }) =>
        tables.length === 0 ? null : (
          <section key={name} aria-label={`Tables of ${name}`} className="px-4 pt-4 pb-6">
            <HiddenMatches count={hidden} from="the tables" />
            <div className="grid grid-cols-[repeat(auto-fill,minmax(24rem,1fr))] gap-4 max-md:grid-cols-1">
              {tables
                .toSorted((a, b) => hasFavourite(b) - hasFavourite(a))
                .map((table) => (
                  <Table key={table.group} table={table} />
                ))}
            </div>
          </section>
        ),
      )}
    </>
  );
}

function Table({ table: { group, rows } }: { table: GroupTable }) {
  const { favourites } = useSports();
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-canvas">
      <table className="numeric w-full table-fixed text-right text-[13px]">
        <caption className="border-b border-line bg-side px-3 py-2 text-left text-[13px] font-semibold">
          {group}
        </caption>
        <thead className="text-2xs text-faint">
          <tr className="[&>th]:px-1.5 [&>th]:py-1.5 [&>th]:font-medium">
            <th scope="col" className="w-8 pl-3! text-left">
              <abbr title="Place" className="no-underline">
                #
              </abbr>
            </th>
            <th scope="col" className="text-left">
              Team
            </th>
            {columns.map(({ short, long }) => (
              <th key={short} scope="col" className="w-7">
                <abbr title={long} className="no-underline">
                  {short}
                </abbr>
              </th>
            ))}
            <th scope="col" className="w-10">
              <abbr title="Goal difference" className="no-underline">
                GD
              </abbr>
            </th>
            <th scope="col" className="w-11 pr-3!">
              <abbr title="Points" className="no-underline">
                Pts
              </abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.team} className="border-t border-line [&>td]:px-1.5 [&>td]:py-1.5">
              <td className="pl-3! text-left text-faint">{row.place}</td>
              <th scope="row" className="px-1.5 py-1.5 text-left font-medium">
                <span className="flex items-center gap-2">
                  <TeamCrest name={row.team} />
                  <span className="truncate">{row.team}</span>
                  {row.inPlay ? (
                    <span className="size-1.5 shrink-0 rounded-full bg-accent" title="In play at this moment">
                      <span className="sr-only">, in play</span>
                    </span>
                  ) : null}
                  <FavouriteStar
                    name={row.team}
                    isOn={favourites.has(`team:${row.team}`)}
                    onToggle={() => favourites.toggle(`team:${row.team}`, row.team)}
                    className="ml-auto"
                  />
                </span>
              </th>
              <td className="text-soft">{row.played}</td>
              <td className="text-soft">{row.won}</td>
              <td className="text-soft">{row.drawn}</td>
              <td className="text-soft">{row.lost}</td>
              <td className="text-soft">{signed(row.goalsFor - row.goalsAgainst)}</td>
              <td className={classNames('pr-3! font-semibold')}>{row.points}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** With the minus sign of the digits' width. */
const signed = (difference: number): string =>
  difference > 0 ? `+${difference}` : difference < 0 ? `−${-difference}` : '0';
