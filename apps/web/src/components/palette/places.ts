import type { Author, Feed } from '@tidewire/protocol/wire';
import type { ListedRoom } from '#web/realtime/rooms/use-rooms.ts';
import { searchAddress } from '../search/operators.ts';
import type { EntryIcon } from './entries.ts';

/** Somewhere the palette leads to. */
export type Place = {
  readonly href: string;
  readonly label: string;
  readonly icon: EntryIcon;
  /** What else it is found by, and what stands behind its name. */
  readonly hint?: string;
};

export const roomPlace = ({ id, name, isPrivate, unread }: ListedRoom): Place => ({
  href: `/rooms/${id}`,
  label: name,
  icon: isPrivate ? 'private' : 'room',
  ...(unread > 0 && { hint: `${unread > 99 ? '99+' : unread} unread` }),
});

export const feedPlace = ({ id, kind, title }: Feed): Place =>
  kind === 'match'
    ? { href: `/sports/${id}`, label: title, icon: 'match' }
    : { href: `/markets/${id}`, label: title, icon: 'market', hint: id.replace(/^quote\./, '') };

export const personPlace = ({ name }: Author): Place => ({
  href: searchAddress(`from:"${name.replaceAll('"', '')}"`),
  label: name,
  icon: 'person',
  hint: 'Find what they said',
});

export const pagePlaces: readonly Place[] = [
  { href: '/rooms/directory', label: 'Browse public rooms', icon: 'page' },
  { href: '/markets', label: 'Markets', icon: 'page' },
  { href: '/sports', label: 'Sports', icon: 'page' },
  { href: '/search', label: 'Search', icon: 'page' },
  { href: '/outbox', label: 'Outbox', icon: 'page' },
  { href: '/settings/profile', label: 'Settings', icon: 'page' },
  { href: '/developers/network', label: 'Network simulator', icon: 'page' },
];
