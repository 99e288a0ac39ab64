import type { RouteHandler } from '../lib/rest/door.ts';

type RouteModule = Partial<Record<string, RouteHandler>>;

/** Every route file under `app/`, by its folder. `routes.test.ts` compares this list with the disk. */
export const routes: Readonly<Record<string, () => Promise<RouteModule>>> = {
  'api/auth/[...all]': () => import('../app/api/auth/[...all]/route.ts'),
  healthz: () => import('../app/healthz/route.ts'),
  readyz: () => import('../app/readyz/route.ts'),
  'v1/[[...path]]': () => import('../app/v1/[[...path]]/route.ts'),
  'v1/api-keys': () => import('../app/v1/api-keys/route.ts'),
  'v1/api-keys/[keyId]': () => import('../app/v1/api-keys/[keyId]/route.ts'),
  'v1/attachments': () => import('../app/v1/attachments/route.ts'),
  'v1/attachments/[attachmentId]': () => import('../app/v1/attachments/[attachmentId]/route.ts'),
  'v1/attachments/[attachmentId]/content': () =>
    import('../app/v1/attachments/[attachmentId]/content/route.ts'),
  'v1/attachments/[attachmentId]/thumbnail': () =>
    import('../app/v1/attachments/[attachmentId]/thumbnail/route.ts'),
  'v1/attachments/[attachmentId]/upload': () =>
    import('../app/v1/attachments/[attachmentId]/upload/route.ts'),
  'v1/audit-events': () => import('../app/v1/audit-events/route.ts'),
  'v1/asyncapi.json': () => import('../app/v1/asyncapi.json/route.ts'),
  'v1/feeds': () => import('../app/v1/feeds/route.ts'),
  'v1/feeds/[feedId]': () => import('../app/v1/feeds/[feedId]/route.ts'),
  'v1/feeds/[feedId]/bars': () => import('../app/v1/feeds/[feedId]/bars/route.ts'),
  'v1/feeds/[feedId]/events': () => import('../app/v1/feeds/[feedId]/events/route.ts'),
  'v1/openapi.json': () => import('../app/v1/openapi.json/route.ts'),
  'v1/rooms': () => import('../app/v1/rooms/route.ts'),
  'v1/rooms/[roomId]': () => import('../app/v1/rooms/[roomId]/route.ts'),
  'v1/invites/[code]': () => import('../app/v1/invites/[code]/route.ts'),
  'v1/invites/[code]/redemptions': () => import('../app/v1/invites/[code]/redemptions/route.ts'),
  'v1/rooms/[roomId]/invites': () => import('../app/v1/rooms/[roomId]/invites/route.ts'),
  'v1/rooms/[roomId]/invites/[inviteId]': () =>
    import('../app/v1/rooms/[roomId]/invites/[inviteId]/route.ts'),
  'v1/rooms/[roomId]/audit-events': () => import('../app/v1/rooms/[roomId]/audit-events/route.ts'),
  'v1/rooms/[roomId]/reports': () => import('../app/v1/rooms/[roomId]/reports/route.ts'),
  'v1/rooms/[roomId]/reports/[reportId]': () =>
    import('../app/v1/rooms/[roomId]/reports/[reportId]/route.ts'),
  'v1/rooms/[roomId]/bans': () => import('../app/v1/rooms/[roomId]/bans/route.ts'),
  'v1/rooms/[roomId]/bans/[userId]': () => import('../app/v1/rooms/[roomId]/bans/[userId]/route.ts'),
  'v1/rooms/[roomId]/mutes': () => import('../app/v1/rooms/[roomId]/mutes/route.ts'),
  'v1/rooms/[roomId]/mutes/[userId]': () => import('../app/v1/rooms/[roomId]/mutes/[userId]/route.ts'),
  'v1/rooms/[roomId]/members': () => import('../app/v1/rooms/[roomId]/members/route.ts'),
  'v1/rooms/[roomId]/messages': () => import('../app/v1/rooms/[roomId]/messages/route.ts'),
  'v1/rooms/[roomId]/messages/[messageId]': () =>
    import('../app/v1/rooms/[roomId]/messages/[messageId]/route.ts'),
  'v1/rooms/[roomId]/messages/[messageId]/reactions/[emoji]': () =>
    import('../app/v1/rooms/[roomId]/messages/[messageId]/reactions/[emoji]/route.ts'),
  'v1/rooms/[roomId]/messages/[messageId]/replies': () =>
    import('../app/v1/rooms/[roomId]/messages/[messageId]/replies/route.ts'),
  'v1/rooms/[roomId]/feeds': () => import('../app/v1/rooms/[roomId]/feeds/route.ts'),
  'v1/rooms/[roomId]/feeds/[feedId]': () => import('../app/v1/rooms/[roomId]/feeds/[feedId]/route.ts'),
  'v1/rooms/[roomId]/pins': () => import('../app/v1/rooms/[roomId]/pins/route.ts'),
  'v1/rooms/[roomId]/pins/[messageId]': () => import('../app/v1/rooms/[roomId]/pins/[messageId]/route.ts'),
  'v1/rooms/[roomId]/messages/[messageId]/edits': () =>
    import('../app/v1/rooms/[roomId]/messages/[messageId]/edits/route.ts'),
  'v1/search': () => import('../app/v1/search/route.ts'),
  'v1/standings': () => import('../app/v1/standings/route.ts'),
  'v1/tickets': () => import('../app/v1/tickets/route.ts'),
  'v1/sources': () => import('../app/v1/sources/route.ts'),
  'v1/sources/[sourceId]': () => import('../app/v1/sources/[sourceId]/route.ts'),
  'v1/users': () => import('../app/v1/users/route.ts'),
  'v1/users/[userId]': () => import('../app/v1/users/[userId]/route.ts'),
  'v1/users/[userId]/alerts': () => import('../app/v1/users/[userId]/alerts/route.ts'),
  'v1/users/[userId]/alerts/[alertId]': () => import('../app/v1/users/[userId]/alerts/[alertId]/route.ts'),
  'v1/users/[userId]/alerts/[alertId]/firings': () =>
    import('../app/v1/users/[userId]/alerts/[alertId]/firings/route.ts'),
  'v1/users/[userId]/favourites': () => import('../app/v1/users/[userId]/favourites/route.ts'),
  'v1/users/[userId]/favourites/[favourite]': () =>
    import('../app/v1/users/[userId]/favourites/[favourite]/route.ts'),
  'v1/users/[userId]/feeds': () => import('../app/v1/users/[userId]/feeds/route.ts'),
  'v1/users/[userId]/feeds/[feedId]': () => import('../app/v1/users/[userId]/feeds/[feedId]/route.ts'),
  'v1/users/[userId]/score-hold': () => import('../app/v1/users/[userId]/score-hold/route.ts'),
  'v1/users/[userId]/sessions': () => import('../app/v1/users/[userId]/sessions/route.ts'),
  'v1/users/[userId]/sessions/[sessionId]': () =>
    import('../app/v1/users/[userId]/sessions/[sessionId]/route.ts'),
  'v1/users/[userId]/direct-rooms': () => import('../app/v1/users/[userId]/direct-rooms/route.ts'),
  'v1/users/[userId]/following': () => import('../app/v1/users/[userId]/following/route.ts'),
  'v1/users/[userId]/following/[followedId]': () =>
    import('../app/v1/users/[userId]/following/[followedId]/route.ts'),
  'v1/users/[userId]/posts': () => import('../app/v1/users/[userId]/posts/route.ts'),
  'v1/users/[userId]/threads': () => import('../app/v1/users/[userId]/threads/route.ts'),
  'v1/users/[userId]/threads/[messageId]': () =>
    import('../app/v1/users/[userId]/threads/[messageId]/route.ts'),
  'v1/users/[userId]/rooms': () => import('../app/v1/users/[userId]/rooms/route.ts'),
  'v1/users/[userId]/rooms/[roomId]': () => import('../app/v1/users/[userId]/rooms/[roomId]/route.ts'),
};

/** The route file that Next would choose for a path: names before parameters, and what catches all last. */
export async function findRoute(
  pathname: string,
): Promise<{ module: RouteModule; params: Record<string, string | string[]> } | undefined> {
  const path = pathname.split('/').slice(1).map(decodeURIComponent);
  for (const folder of Object.keys(routes).sort(byPrecedence)) {
    const params = match(folder.split('/'), path);
    const load = routes[folder];
    if (params !== undefined && load !== undefined) return { module: await load(), params };
  }
  return undefined;
}

const rank = (segment: string | undefined): number =>
  segment === undefined
    ? 0
    : segment.startsWith('[[...')
      ? 3
      : segment.startsWith('[...')
        ? 2
        : segment.startsWith('[')
          ? 1
          : 0;

function byPrecedence(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = rank(left[at]) - rank(right[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function match(pattern: string[], path: string[]): Record<string, string | string[]> | undefined {
  const params: Record<string, string | string[]> = {};
  for (const [at, segment] of pattern.entries()) {
    const name = segment.replace(/^\[+(?:\.\.\.)?|\]+$/g, '');
    if (segment.includes('...')) return { ...params, [name]: path.slice(at) };
    const value = path[at];
    if (value === undefined || (segment === name && value !== name)) return undefined;
    if (segment !== name) params[name] = value;
  }
  return path.length === pattern.length ? params : undefined;
}
