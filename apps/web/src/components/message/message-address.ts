/** Where a room or one of its messages is found: the address that is copied, and what such an address leads to. */
export const messageAddress = (origin: string, roomId: string, messageId: string): string =>
  `${origin}/rooms/${roomId}?message=${messageId}`;

/** A place of this installation that a link leads to. `path` is the whole of it, below the origin. */
export type InsidePlace = { path: string; roomId: string; messageId: string | undefined };

const roomPath = /^\/rooms\/(?<roomId>[0-9a-f-]{36})$/;

/** `undefined`: the link leads to another site, or to a page that is no room. */
export function insidePlace(url: URL, origin: string): InsidePlace | undefined {
  if (url.origin !== origin || url.username !== '' || url.password !== '') return undefined;
  const roomId = roomPath.exec(url.pathname)?.groups?.roomId;
  if (roomId === undefined) return undefined;
  return {
    path: url.pathname + url.search,
    roomId,
    messageId: url.searchParams.get('message') ?? undefined,
  };
}
