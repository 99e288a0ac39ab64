'use client';

import { Menu as MenuIcon, Search, X } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { type Entry, type Group, matching } from './contents.ts';
import { Method } from './method-badge.tsx';
import { usePlace } from './use-place.ts';

/** What there is, and a field to find it by. `/` goes to the field, Enter to the first that was found. On a phone it opens over the page. */
export function DocsNav({ groups }: { groups: readonly Group[] }) {
  const [search, setSearch] = useState('');
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const sought = useDeferredValue(search);
  const found = useMemo(() => matching(groups, sought), [groups, sought]);
  const ids = useMemo(() => groups.flatMap(({ entries }) => entries.map(({ id }) => id)), [groups]);
  const page = usePathname();
  const router = useRouter();
  const place = usePlace(page, ids);

  // `/docs#createMessage` is enough to say where: the page that it is on is found here.
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    const entry = groups.flatMap(({ entries }) => entries).find((one) => one.id === id);
    if (entry !== undefined && entry.page !== page) router.replace(addressOf(entry));
  }, [groups, page, router]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      setOpen(true);
      requestAnimationFrame(() => field.current?.focus());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const first = found[0]?.entries[0];
  return (
    <>
      <Button
        look="ghost"
        size="icon"
        className="fixed top-2 right-2 z-20 lg:hidden pointer-coarse:top-1.5"
        aria-label={isOpen ? 'Close contents' : 'Open contents'}
        aria-expanded={isOpen}
        aria-controls="contents"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <X aria-hidden="true" /> : <MenuIcon aria-hidden="true" />}
      </Button>
      <nav
        id="contents"
        aria-label="Contents"
        className={classNames(
          'flex-col bg-side max-lg:fixed max-lg:inset-x-0 max-lg:top-14 max-lg:bottom-0 max-lg:z-10 lg:sticky lg:top-14 lg:flex lg:h-[calc(100dvh-3.5rem)] lg:w-68 lg:shrink-0 lg:border-r lg:border-line',
          isOpen ? 'flex' : 'hidden',
        )}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        <search className="border-b border-line p-3">
          <form
            className="relative"
            onSubmit={(event) => {
              event.preventDefault();
              if (first === undefined) return;
              router.push(addressOf(first));
              setOpen(false);
            }}
          >
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
            />
            <input
              ref={field}
              type="search"
              aria-label="Find an operation"
              placeholder="Find an operation  /"
              value={search}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setSearch(event.currentTarget.value)}
              className="h-11 w-full rounded-md border border-edge bg-canvas pr-3 pl-9 text-base lg:h-9 lg:text-sm"
            />
          </form>
          <p role="status" className="sr-only">
            {sought === '' ? '' : `${found.reduce((sum, { entries }) => sum + entries.length, 0)} found`}
          </p>
        </search>
        <div data-list className="thin-scroll min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 py-3">
          {found.length === 0 ? (
            <p className="px-2 py-1 text-[13px] text-soft">Nothing here is called that.</p>
          ) : null}
          {found.map(({ title, entries }) => (
            <section key={title} className="mb-4" aria-label={title}>
              <h2 className="px-2 pb-1 text-xs font-semibold text-ink first-letter:uppercase">{title}</h2>
              <ul>
                {entries.map((entry) => (
                  <NavEntry
                    key={entry.id}
                    entry={entry}
                    isHere={entry.id === place}
                    onGo={() => setOpen(false)}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </nav>
    </>
  );
}

const addressOf = ({ page, id }: Entry): string => `${page}#${id}`;

function NavEntry({ entry, isHere, onGo }: { entry: Entry; isHere: boolean; onGo: () => void }) {
  const { title, method } = entry;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) bringIntoList(item.current);
  }, [isHere]);
  return (
    <li ref={item}>
      <Link
        href={addressOf(entry)}
        prefetch={false}
        aria-current={isHere ? 'location' : undefined}
        onClick={onGo}
        className="focus-inset flex min-h-7 items-center gap-2 rounded-md px-2 py-0.5 text-[13px] leading-5 text-soft hover:bg-hover hover:text-ink aria-[current]:bg-tint aria-[current]:text-ink pointer-coarse:min-h-10"
      >
        <span className="min-w-0 flex-1">{title}</span>
        {method === undefined ? null : <Method className="text-[10px]">{method}</Method>}
      </Link>
    </li>
  );
}

/** Scrolls the list and nothing else: `scrollIntoView` would stop the page on its way to what was asked for. */
function bringIntoList(item: HTMLElement | null): void {
  const list = item?.closest('[data-list]');
  if (!item || !list) return;
  const { top, bottom } = item.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (top < frame.top) list.scrollTop -= frame.top - top;
  else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
}
