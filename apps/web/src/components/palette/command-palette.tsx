'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useRoomList } from '#web/realtime/rooms/use-rooms.ts';
import { searchAddress } from '../search/operators.ts';
import { PaletteItem } from './palette-item.tsx';
import { feedPlace, type Place, pagePlaces, personPlace, roomPlace } from './places.ts';
import { readPlaces } from './recent-places.ts';
import { useActions } from './use-actions.ts';
import { usePeople } from './use-people.ts';

/** Where to go and what to do, by the first letters of it. What was looked at last comes first. */
export function CommandPalette({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
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

const groupStyle =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint';

function Palette({ field, onDone }: { field: React.RefObject<HTMLInputElement | null>; onDone: () => void }) {
  const { me } = useRealtime();
  const router = useRouter();
  const [text, setText] = useState('');
  const words = text.trim();
  const rooms = useRoomList().map(roomPlace);
  const feeds = useQuery({ queryKey: ['feeds'], queryFn: () => api.feeds() });
  const markets = (feeds.data ?? []).filter(({ kind }) => kind === 'quote').map(feedPlace);
  const matches = (feeds.data ?? []).filter(({ kind }) => kind === 'match').map(feedPlace);
  const people = usePeople().map(personPlace);
  const actions = useActions();

  const known = new Map([...rooms, ...markets, ...matches].map((place) => [place.href, place]));
  const [recentAddresses] = useState(() => readPlaces(me.id));
  const recent = recentAddresses.flatMap((href) => known.get(href) ?? []).slice(0, 5);
  const isRecent = new Set(words === '' ? recent.map(({ href }) => href) : []);

  const go = (place: Place) => () => {
    onDone();
    router.push(place.href);
  };
  const groupOf = (heading: string, places: readonly Place[]) => {
    const others = places.filter(({ href }) => !isRecent.has(href));
    return others.length === 0 ? null : (
      <Command.Group heading={heading} className={groupStyle}>
        {others.map((place) => (
          <PaletteItem key={place.href} value={place.href} {...place} onSelect={go(place)} />
        ))}
      </Command.Group>
    );
  };

  return (
    <Command label="Command palette" loop filter={score} className="flex min-h-0 flex-col">
      <Command.Input
        ref={field}
        value={text}
        onValueChange={setText}
        placeholder="Go to, or do…"
        className="h-13 shrink-0 border-b border-line bg-transparent px-4 text-base outline-hidden placeholder:text-faint md:text-sm"
      />
      <Command.List label="What can be chosen" className="thin-scroll min-h-0 overflow-y-auto p-1.5">
        {words === '' && recent.length > 0 ? (
          <Command.Group heading="Recent" className={groupStyle}>
            {recent.map((place) => (
              <PaletteItem key={place.href} value={place.href} {...place} onSelect={go(place)} />
            ))}
          </Command.Group>
        ) : null}
        {groupOf('Rooms', rooms)}
        <Command.Group heading="Actions" className={groupStyle}>
          {actions.map((action) => (
            <PaletteItem
              key={action.label}
              value={`action:${action.label}`}
              {...action}
              onSelect={() => {
                onDone();
                action.act();
              }}
            />
          ))}
        </Command.Group>
        {groupOf('Pages', pagePlaces)}
        {groupOf('Markets', markets)}
        {groupOf('Matches', matches)}
        {groupOf('What people said', people)}
        {words === '' ? null : (
          <Command.Group heading="Messages" className={groupStyle} forceMount>
            <PaletteItem
              value="search"
              label={`Search for “${words}”`}
              icon="search"
              forceMount
              onSelect={() => {
                onDone();
                router.push(searchAddress(words));
              }}
            />
          </Command.Group>
        )}
      </Command.List>
    </Command>
  );
}

/** By the words of an entry, not by its address; a word that begins with what was typed goes before one that only holds it. */
function score(value: string, typed: string, keywords: string[] = []): number {
  // It is always there, after whatever fits better.
  if (value === 'search') return 0.01;
  const text = keywords.join(' ').toLocaleLowerCase();
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let total = 1;
  for (const word of wanted) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    total *= at === 0 ? 1 : text[at - 1] === ' ' ? 0.8 : 0.4;
  }
  return total;
}
