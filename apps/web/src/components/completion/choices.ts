import { hereHandle } from '@tidewire/protocol/wire';
import type { Callable } from '../message/mentions.tsx';

/** Something that can take the place of what was typed. */
export type Choice = {
  /** Unique among those that are offered. */
  readonly id: string;
  /** What is written. */
  readonly text: string;
  readonly label: string;
  readonly hint: string;
  /** Stands before the label: an emoji; a person’s picture is made of `personId`. */
  readonly sign?: string;
  readonly personId?: string;
};

export const mostChoices = 8;

/** Members whose handle or a word of whose name begins with what was typed; then those that only hold it. */
export function peopleChoices({ people, me }: Callable, query: string, mayCallAll: boolean): Choice[] {
  const wanted = query.toLocaleLowerCase();
  const found = [...people]
    .filter(([, { id }]) => id !== me?.id)
    .map(([handle, person]) => ({ handle, ...person, rank: rankOf(handle, person.name, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.name.localeCompare(b.name))
    .map(({ handle, id, name }) => ({
      id: handle,
      text: `@${handle}`,
      label: name,
      hint: `@${handle}`,
      personId: id,
    }));
  const everybody = mayCallAll && hereHandle.startsWith(wanted) ? [here] : [];
  return [...found.slice(0, mostChoices - everybody.length), ...everybody];
}

const here: Choice = {
  id: hereHandle,
  text: `@${hereHandle}`,
  label: 'Everybody',
  hint: `@${hereHandle}`,
  sign: '@',
};

function rankOf(handle: string, name: string, wanted: string): number {
  const words = name.toLocaleLowerCase().split(/\s+/);
  if (handle.startsWith(wanted) || words.some((word) => word.startsWith(wanted))) return 2;
  return handle.includes(wanted) || name.toLocaleLowerCase().includes(wanted) ? 1 : 0;
}
