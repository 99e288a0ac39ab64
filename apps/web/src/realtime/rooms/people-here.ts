import type { PresenceChange } from '@tidewire/client';
import type { Author, PresencePage } from '@tidewire/protocol/wire';

/**
 * Who is in a room at this moment: how many exactly, and by name those of the window that the server tells of. It knows versions; it
 * refuses to know sockets and React.
 */
export type PeopleHere = {
  readonly epoch: string;
  readonly version: number;
  readonly count: number;
  readonly people: ReadonlyMap<string, Author>;
  /** Something was skipped: the count is right, the names may not be, and the window has to be asked for. */
  readonly isBehind: boolean;
};

/** Begins anew from a window. One that was overtaken on its way changes nothing. */
export function withWindow(here: PeopleHere | undefined, page: PresencePage): PeopleHere {
  const { epoch, version, count } = page;
  if (here?.epoch === epoch && version < here.version) return here;
  const people = new Map(page.people.map((person) => [person.id, person]));
  return { epoch, version, count, people, isBehind: false };
}

/** Takes what changed, when it is the very next; what is known already changes nothing. */
export function withChange(here: PeopleHere | undefined, change: PresenceChange): PeopleHere | undefined {
  if (here === undefined) return undefined;
  const { epoch, version, count } = change;
  const isSameHistory = epoch === here.epoch;
  if (isSameHistory && version <= here.version) return here;
  if (here.isBehind || !isSameHistory || version > here.version + 1) {
    return { ...here, epoch, version, count, isBehind: true };
  }
  const people = new Map(here.people);
  for (const id of change.left) people.delete(id);
  for (const person of change.joined) people.set(person.id, person);
  return { epoch, version, count, people, isBehind: false };
}

/** The last of the window by id, behind whom the others are read; undefined when everybody is in it. */
export function endOfWindow({ count, people }: PeopleHere): string | undefined {
  if (count <= people.size) return undefined;
  return [...people.keys()].reduce<string | undefined>(
    (last, id) => (last === undefined || id > last ? id : last),
    undefined,
  );
}
