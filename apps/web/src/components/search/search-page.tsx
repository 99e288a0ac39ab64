'use client';

import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { PaneHeader } from '../shell/pane.tsx';
import { announce } from '../ui/announcer.tsx';
import { SearchChips } from './search-chips.tsx';
import { SearchResults } from './search-results.tsx';
import { useSearch, useSearchText } from './use-search.ts';

/** Everything that was said in the person’s rooms, by its words. */
export function SearchPage() {
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const { text, asked, change, ask } = useSearchText();
  const found = useSearch(asked);

  // Where touching the field would open a keyboard over the results, the reader decides.
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, []);

  const said = found.word === 'found' && !found.isOld ? foundInWords(found.hits.length, found.more) : '';
  useEffect(() => {
    if (said !== '') announce(said);
  }, [said]);

  const write = (next: string, selectFrom?: number) => {
    change(next);
    const input = field.current;
    if (input === null) return;
    input.focus();
    // The field has its new words after this turn.
    requestAnimationFrame(() => input.setSelectionRange(selectFrom ?? next.length, next.length));
  };

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const links = [...(results.current?.querySelectorAll<HTMLElement>('a[data-hit]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (at === -1 && (step < 0 || document.activeElement !== field.current)) return;
    event.preventDefault();
    if (at + step < 0) field.current?.focus();
    else links[at + step]?.focus();
  };

  return (
    <search aria-label="Messages" className="flex min-h-0 min-w-0 flex-1 flex-col" onKeyDown={press}>
      <PaneHeader>
        <h1 className="text-[15px] font-semibold">Search</h1>
      </PaneHeader>
      <div className="shrink-0 border-b border-line px-4 py-3 md:px-6">
        <div className="mx-auto max-w-3xl">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              ask();
            }}
            className="relative"
          >
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
            />
            <input
              ref={field}
              type="search"
              value={text}
              onChange={(event) => change(event.target.value)}
              aria-label="Search messages"
              placeholder="Search messages"
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="search"
              maxLength={200}
              className="h-11 w-full rounded-lg border border-edge bg-canvas pr-3 pl-9 text-base md:h-10 md:text-sm"
            />
          </form>
          <SearchChips text={text} onText={write} />
        </div>
      </div>
      <div ref={results} className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto px-4 md:px-6">
        <SearchResults found={found} asked={asked} onText={write} />
      </div>
    </search>
  );
}

function foundInWords(count: number, more: unknown): string {
  if (count === 0) return 'Nothing was found';
  const shown = count === 1 ? '1 message was found' : `${count} messages were found`;
  return more === undefined ? shown : `${shown}, and there is more`;
}
