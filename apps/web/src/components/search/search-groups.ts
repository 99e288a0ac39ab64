import type { FoundMessage } from '@tidewire/protocol/wire';

/** Results that follow each other in one room stand under its name once. */
export type SearchGroup = { readonly room: FoundMessage['room']; readonly hits: readonly FoundMessage[] };

/** In the order in which they were found, the latest first. */
export function groupsOf(hits: readonly FoundMessage[]): SearchGroup[] {
  const groups: { room: FoundMessage['room']; hits: FoundMessage[] }[] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.room.id === hit.room.id) last.hits.push(hit);
    else groups.push({ room: hit.room, hits: [hit] });
  }
  return groups;
}
