'use client';

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, memo, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { isComposing } from '../shortcuts/shortcuts.ts';
import { classNames } from '../ui/class-names.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Emoji, type EmojiGroup, findEmoji } from './emoji-groups.ts';
import { type Cell, rowsOf, stepFrom } from './grid-steps.ts';
import { noteEmoji, readRecentEmoji } from './recent-emoji.ts';

const columns = 8;
const mostFound = 96;

/**
 * A field that finds, and the grid that it moves in: the focus stays in the field, so that letters always search and arrows always choose
 * (a combobox whose popup is a grid, ARIA Authoring Practices). What there is comes from our own origin.
 */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { me } = useRealtime();
  const gridId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const [recent] = useState(() => readRecentEmoji(me.id));
  const loaded = useQuery({
    queryKey: ['emoji groups'],
    queryFn: async (): Promise<readonly EmojiGroup[]> => {
      const answer = await fetch('/emoji/en/groups.json');
      if (!answer.ok) throw new Error(`the emoji were not given: ${answer.status}`);
      return answer.json();
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const all = loaded.data ?? nothing;
  const sections = useMemo(
    () => layOut(query.trim() === '' ? [recentAmong(all, recent), ...all] : [found(all, query)]),
    [all, query, recent],
  );
  const rows = useMemo(() => sections.flatMap((section) => section.rows), [sections]);
  const activeEmoji = rows[active.row]?.[active.column];
  const pick = (emoji: string) => {
    noteEmoji(me.id, emoji);
    onPick(emoji);
  };
  const picked = useRef(pick);
  picked.current = pick;
  const [take] = useState(() => (emoji: string) => picked.current(emoji));

  useEffect(() => {
    grid.current
      ?.querySelector(`[id="${CSS.escape(cellId(gridId, active))}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [gridId, active]);

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, currentTarget: field } = event;
    if (key === 'Enter') {
      event.preventDefault();
      if (activeEmoji !== undefined) pick(activeEmoji[0]);
      return;
    }
    // Before the end of what was typed, the arrows to the sides move the caret.
    const isAtEnd = field.selectionStart === field.value.length;
    const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
    if (isSideways && (!isAtEnd || event.shiftKey)) return;
    if (key === 'ArrowLeft' && query !== '' && active.row === 0 && active.column === 0) return;
    const lengths = rows.map(({ length }) => length);
    const next = stepFrom(active, key, lengths);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };

  return (
    <div className="flex h-84 max-h-[60dvh] w-[min(21rem,calc(100vw-1.5rem))] flex-col">
      <input
        type="text"
        role="combobox"
        aria-label="Find an emoji"
        placeholder="Find an emoji"
        aria-expanded="true"
        aria-haspopup="grid"
        aria-controls={gridId}
        aria-autocomplete="list"
        aria-activedescendant={activeEmoji === undefined ? undefined : cellId(gridId, active)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setActive({ row: 0, column: 0 });
        }}
        onKeyDown={press}
        className="mx-2 mt-2 h-9 rounded-md border border-edge bg-canvas px-2.5 text-base md:text-sm pointer-coarse:h-11"
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a grid to choose from, not a table to read */}
      <div
        ref={grid}
        id={gridId}
        role="grid"
        aria-label="Emoji"
        aria-busy={loaded.isPending}
        tabIndex={-1}
        className="thin-scroll mt-1 min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-1 outline-hidden"
      >
        {sections.map((section) => (
          <Section
            key={section.name}
            section={section}
            gridId={gridId}
            active={
              active.row >= section.firstRow && active.row < section.firstRow + section.rows.length
                ? active
                : undefined
            }
            onPick={take}
          />
        ))}
        {loaded.isPending ? <Loading /> : null}
      </div>
      <p
        aria-live="polite"
        className="flex h-9 shrink-0 items-center gap-2 border-t border-line px-3 text-xs text-soft"
      >
        {loaded.isError
          ? 'The emoji could not be loaded. Close this and try again.'
          : activeEmoji === undefined
            ? loaded.isPending
              ? 'Loading…'
              : 'No emoji goes by that word'
            : null}
        {activeEmoji === undefined ? null : (
          <>
            <span aria-hidden="true" className="text-lg">
              {activeEmoji[0]}
            </span>
            <span className="truncate">{activeEmoji[1]}</span>
          </>
        )}
      </p>
    </div>
  );
}

const nothing: readonly EmojiGroup[] = [];

type Row = readonly Emoji[];
type LaidOut = { readonly name: string; readonly firstRow: number; readonly rows: readonly Row[] };

function layOut(groups: readonly EmojiGroup[]): LaidOut[] {
  const sections: LaidOut[] = [];
  let firstRow = 0;
  for (const { name, emoji } of groups) {
    if (emoji.length === 0) continue;
    const rows = rowsOf(emoji, columns);
    sections.push({ name, firstRow, rows });
    firstRow += rows.length;
  }
  return sections;
}

function recentAmong(groups: readonly EmojiGroup[], recent: readonly string[]): EmojiGroup {
  const known = new Map(groups.flatMap(({ emoji }) => emoji.map((one) => [one[0], one] as const)));
  return {
    name: 'Recent',
    emoji: recent.map((emoji) => known.get(emoji)).filter((one) => one !== undefined),
  };
}

const found = (groups: readonly EmojiGroup[], query: string): EmojiGroup => ({
  name: 'Found',
  emoji: findEmoji(groups, query, mostFound),
});

const cellId = (gridId: string, { row, column }: Cell): string => `${gridId}-${row}-${column}`;

/** Drawn again only where the chosen cell comes or goes; what is far from view is not laid out. */
const Section = memo(function Section({
  section: { name, firstRow, rows },
  gridId,
  active,
  onPick,
}: {
  section: LaidOut;
  gridId: string;
  active: Cell | undefined;
  onPick: (emoji: string) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    <div role="rowgroup" aria-label={name}>
      <div aria-hidden="true" className="pt-2 pb-1 pl-1 text-2xs font-medium text-faint">
        {name}
      </div>
      {rows.map((row, at) => (
        <EmojiRow
          key={row[0]?.[0]}
          row={row}
          number={firstRow + at}
          gridId={gridId}
          activeColumn={active?.row === firstRow + at ? active.column : undefined}
          onPick={onPick}
        />
      ))}
    </div>
  );
});

const EmojiRow = memo(function EmojiRow({
  row,
  number,
  gridId,
  activeColumn,
  onPick,
}: {
  row: Row;
  number: number;
  gridId: string;
  activeColumn: number | undefined;
  onPick: (emoji: string) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen cell
    <div
      role="row"
      className="grid grid-cols-8 [contain-intrinsic-size:auto_2.5rem] [content-visibility:auto]"
    >
      {row.map(([emoji, label], column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of the grid
        <button
          key={emoji}
          type="button"
          role="gridcell"
          tabIndex={-1}
          id={cellId(gridId, { row: number, column })}
          aria-label={label}
          aria-selected={column === activeColumn}
          title={label}
          // The field keeps the focus.
          onPointerDown={(event) => {
            if (event.pointerType === 'mouse') event.preventDefault();
          }}
          onClick={() => onPick(emoji)}
          className={classNames(
            'flex h-10 items-center justify-center overflow-hidden rounded-md text-xl leading-none hover:bg-hover',
            column === activeColumn && 'bg-active',
          )}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
});

function Loading() {
  return (
    <div aria-hidden="true" className="grid grid-cols-8 gap-2 pt-3">
      {Array.from({ length: 40 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places, which never move
        <Skeleton key={at} className="size-7 rounded-md" />
      ))}
    </div>
  );
}
