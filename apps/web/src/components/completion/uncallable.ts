import { hereHandle, mentionPlaces, mentionsIn } from '@tidewire/protocol/wire';
import type { Callable } from '../message/mentions.tsx';

/**
 * What will not be heard as it is meant, said before it is sent: a name that nobody in the room has, or everybody called by a guest. The
 * name that is being written at this moment is left alone.
 */
export function uncallableIn(
  text: string,
  { people, isKnown }: Pick<Callable, 'people' | 'isKnown'>,
  { caret, isGuest }: { caret: number | undefined; isGuest: boolean },
): string | undefined {
  if (!isKnown || !text.includes('@')) return undefined;
  const unfinished = mentionPlaces(text).find(
    ({ start, end }) => caret !== undefined && caret > start && caret <= end,
  );
  // As the server reads it: what stands in code calls nobody.
  const { handles } = mentionsIn(text, { guest: true });
  const unknown = handles.filter((handle) => !people.has(handle) && handle !== unfinished?.handle);
  if (isGuest && mentionsIn(text, { guest: false }).here && unfinished?.handle !== hereHandle)
    return 'Guests cannot call everybody: @here is only words.';
  const [first, ...more] = unknown.map((handle) => `@${handle}`);
  if (first === undefined) return undefined;
  return more.length === 0
    ? `${first} is nobody in this room and will not hear of it.`
    : `${[first, ...more].slice(0, 3).join(', ')} are not in this room and will not hear of it.`;
}
