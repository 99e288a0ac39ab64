'use client';

import { CalendarDays, Hash, Link2, User } from 'lucide-react';
import { useRoomList } from '#web/realtime/rooms/use-rooms.ts';
import { classNames } from '../ui/class-names.ts';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { asksForLink, dayBefore, inRoom, toggleLink, withOperator } from './operators.ts';

const chip =
  'flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-xs transition-colors pointer-coarse:h-10 pointer-coarse:px-3.5 [&_svg]:size-3.5';
const quiet = 'border-line text-soft hover:border-edge hover:bg-hover';

/** Rooms offered by name, the most recently active first; any other can be written. */
const mostRooms = 12;

/** The operators of a search, a press each. They write into the field what one could have written, so that they need pressing only once. */
export function SearchChips({
  text,
  onText,
}: {
  text: string;
  /** The new words, and from where on they are selected. */
  onText: (text: string, selectFrom?: number) => void;
}) {
  const rooms = useRoomList().slice(0, mostRooms);
  const hasLink = asksForLink(text);
  const day = (operator: string) => () => {
    const next = withOperator(text, `${operator}${dayBefore(Date.now(), 7)}`);
    onText(next, next.length - 'YYYY-MM-DD'.length);
  };
  return (
    <fieldset className="mt-2.5 flex flex-wrap gap-1.5">
      <legend className="sr-only">Narrow the search</legend>
      <button
        type="button"
        className={`${chip} ${quiet}`}
        onClick={() => onText(withOperator(text, 'from:'))}
      >
        <User aria-hidden="true" />
        From someone
      </button>
      <Menu
        align="start"
        trigger={
          <button type="button" disabled={rooms.length === 0} className={`${chip} ${quiet}`}>
            <Hash aria-hidden="true" />
            In a room
          </button>
        }
      >
        {rooms.map((room) => (
          <MenuItem key={room.id} onClick={() => onText(`${withOperator(text, inRoom(room))} `)}>
            <span className="max-w-64 truncate">{room.name}</span>
          </MenuItem>
        ))}
      </Menu>
      <button type="button" className={`${chip} ${quiet}`} onClick={day('after:')}>
        <CalendarDays aria-hidden="true" />
        After a day
      </button>
      <button type="button" className={`${chip} ${quiet}`} onClick={day('before:')}>
        <CalendarDays aria-hidden="true" />
        Before a day
      </button>
      <button
        type="button"
        aria-pressed={hasLink}
        className={classNames(chip, hasLink ? 'border-accent bg-tint font-medium text-accent-ink' : quiet)}
        onClick={() => onText(toggleLink(text))}
      >
        <Link2 aria-hidden="true" />
        With a link
      </button>
    </fieldset>
  );
}
