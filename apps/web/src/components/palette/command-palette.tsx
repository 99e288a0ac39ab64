'use client';

import { Dialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { withQueries } from '#web/realtime/queries.tsx';
import { isComposing } from '../shortcuts/shortcuts.ts';
import { announce } from '../ui/announcer.tsx';
import { classNames } from '../ui/class-names.ts';
import type { OpenProps } from '../ui/dialog.tsx';
import { type Entry, icons } from './entries.ts';
import { useEntries } from './use-entries.ts';

/** Where to go and what to do, by the first letters of it. What was looked at last comes first. */
function PaletteDialog({ open, onOpenChange }: OpenProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          initialFocus={field}
          className="fixed top-[8dvh] left-1/2 z-50 flex max-h-[70dvh] w-[36rem] max-w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-raised transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <Dialog.Title className="sr-only">Command palette</Dialog.Title>
          <Palette field={field} onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export const CommandPalette = withQueries(PaletteDialog);

/** A field with a list under it (WAI-ARIA combobox): the focus stays in the field, which names the current line. */
function Palette({ field, onDone }: { field: React.RefObject<HTMLInputElement | null>; onDone: () => void }) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState<string>();
  const groups = useEntries(text);
  const entries = groups.flatMap((group) => group.entries);
  // Lines come and go while they are loaded: the current one is named by what it is, else it is the first.
  const at = Math.max(
    entries.findIndex(({ id }) => id === current),
    0,
  );
  const chosen = entries[at];
  const idOf = (entry: Entry) => `${listId}-${entry.id}`;

  const said = text.trim() === '' ? '' : `${entries.length} ${entries.length === 1 ? 'line' : 'lines'}`;
  useEffect(() => {
    if (said !== '') announce(said);
  }, [said]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is the current one
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);

  const choose = (entry: Entry) => {
    onDone();
    entry.choose();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setCurrent(entries[(at + step + entries.length) % entries.length]?.id);
    } else if (event.key === 'Enter' && chosen !== undefined) choose(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        ref={field}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : idOf(chosen)}
        aria-label="Go to, or do"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCurrent(undefined);
        }}
        onKeyDown={press}
        placeholder="Go to, or do…"
        autoComplete="off"
        spellCheck={false}
        className="focus-inset h-13 shrink-0 border-b border-line bg-transparent px-4 text-base placeholder:text-faint md:text-sm"
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label="What can be chosen"
        tabIndex={-1}
        className="thin-scroll min-h-0 overflow-y-auto p-1.5 outline-hidden"
      >
        {groups.map(({ heading, entries: lines }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={heading} role="group" aria-label={heading}>
            <p aria-hidden="true" className="px-3 pt-2.5 pb-1 text-2xs font-medium text-faint">
              {heading}
            </p>
            {lines.map((entry) => (
              <Line
                key={entry.id}
                id={idOf(entry)}
                entry={entry}
                isCurrent={entry === chosen}
                onPoint={() => setCurrent(entry.id)}
                onChoose={() => choose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

type LineProps = { id: string; entry: Entry; isCurrent: boolean; onPoint: () => void; onChoose: () => void };

function Line({ id, entry: { label, hint, icon }, isCurrent, onPoint, onChoose }: LineProps) {
  const Icon = icons[icon];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the current option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field’s
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={classNames(
        'flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-3 text-sm select-none pointer-coarse:min-h-11',
        isCurrent && 'bg-hover',
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-faint" />
      <bdi className="min-w-0 truncate">{label}</bdi>
      {hint === undefined ? null : <span className="ml-auto shrink-0 pl-3 text-xs text-faint">{hint}</span>}
    </div>
  );
}
