type Listed = { readonly id: string; readonly unread: number };

/** The room that comes next in the list, round its end; among the unread ones only, if asked. `undefined` when there is no other. */
export function roomBeside(
  rooms: readonly Listed[],
  current: string | undefined,
  step: 1 | -1,
  isUnreadOnly: boolean,
): string | undefined {
  const at = rooms.findIndex(({ id }) => id === current);
  const from = at === -1 && step === -1 ? 0 : at;
  for (let walked = 1; walked <= rooms.length; walked += 1) {
    const room = rooms[(from + step * walked + rooms.length * 2) % rooms.length];
    if (room === undefined || room.id === current) continue;
    if (!isUnreadOnly || room.unread > 0) return room.id;
  }
  return undefined;
}
