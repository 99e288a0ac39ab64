import type {
  Bar,
  BarInterval,
  Feed,
  FeedEvent,
  Member,
  Membership,
  MembershipPatch,
  Message,
  Page,
  Problem,
  Room,
  RoomCreate,
  User,
} from '@tidewire/protocol/wire';
import { ApiError } from './api-error.ts';

/**
 * The REST API as the pages use it: one function for each thing they ask. It knows paths and shapes; it refuses to keep anything.
 * The bodies are trusted to be what the schemas of `@tidewire/protocol` say: the same origin validated them on their way out, and
 * the schemas themselves would weigh more than the pages.
 */
type Ask = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** The `ETag` that a PATCH or DELETE goes by. Without one it is meant whatever else has changed meanwhile. */
  ifMatch?: string;
  signal?: AbortSignal;
  /** It goes out although the page is being left. */
  keepalive?: boolean;
};

async function ask(
  path: string,
  { method = 'GET', body, ifMatch, signal, keepalive = false }: Ask = {},
): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined)
    headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  if (method === 'PATCH' || method === 'DELETE') headers['If-Match'] = ifMatch ?? '*';
  const init: RequestInit = { method, headers, credentials: 'same-origin', keepalive };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal !== undefined) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({ kind: 'network' });
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<ApiError> {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;
  if (!isProblem) return new ApiError({ kind: 'unreadable', status: response.status });
  const problem = (await response.json()) as Problem;
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ApiError({
    kind: 'problem',
    problem,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}

async function json<Body>(path: string, options?: Ask): Promise<Body> {
  const response = await ask(path, options);
  try {
    return (await response.json()) as Body;
  } catch {
    throw new ApiError({ kind: 'unreadable', status: response.status });
  }
}

/** Most pages `all` reads: a bound, so that no list can keep a page busy for ever. */
const maxPages = 20;

async function all<Item>(path: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer: Page<Item> = await json(`${path}?${query({ limit: 100, cursor })}`);
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === undefined) break;
  }
  return items;
}

function query(values: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) search.set(name, String(value));
  return search.toString();
}

const part = encodeURIComponent;

const messagePath = (roomId: string, messageId: string): string =>
  `/v1/rooms/${part(roomId)}/messages/${part(messageId)}`;

export const api = {
  me: (): Promise<User> => json('/v1/users/me'),

  memberships: (): Promise<Membership[]> => all('/v1/users/me/rooms'),
  membership: (roomId: string): Promise<Membership> => json(`/v1/users/me/rooms/${part(roomId)}`),
  createRoom: (room: RoomCreate): Promise<Membership> =>
    json('/v1/users/me/rooms', { method: 'POST', body: room }),
  deleteRoom: async (roomId: string): Promise<void> => {
    await ask(`/v1/rooms/${part(roomId)}`, { method: 'DELETE' });
  },
  join: (roomId: string): Promise<Membership> =>
    json(`/v1/users/me/rooms/${part(roomId)}`, { method: 'PUT', body: {} }),
  patchMembership: (roomId: string, patch: MembershipPatch): Promise<Membership> =>
    json(`/v1/users/me/rooms/${part(roomId)}`, {
      method: 'PATCH',
      body: patch,
      keepalive: true,
    }),
  leave: async (roomId: string): Promise<void> => {
    await ask(`/v1/users/me/rooms/${part(roomId)}`, { method: 'DELETE' });
  },

  directory: (cursor?: string): Promise<Page<Room>> => json(`/v1/rooms?${query({ limit: 50, cursor })}`),
  room: (roomId: string): Promise<Room> => json(`/v1/rooms/${part(roomId)}`),
  members: (roomId: string): Promise<Member[]> => all(`/v1/rooms/${part(roomId)}/members`),
  addMember: async (roomId: string, userId: string): Promise<void> => {
    await ask(`/v1/users/${part(userId)}/rooms/${part(roomId)}`, { method: 'PUT', body: {} });
  },
  removeMember: async (roomId: string, userId: string): Promise<void> => {
    await ask(`/v1/users/${part(userId)}/rooms/${part(roomId)}`, { method: 'DELETE' });
  },
  editMessage: async (roomId: string, messageId: string, body: string): Promise<void> => {
    await ask(messagePath(roomId, messageId), { method: 'PATCH', body: { body } });
  },
  deleteMessage: async (roomId: string, messageId: string): Promise<void> => {
    await ask(messagePath(roomId, messageId), { method: 'DELETE' });
  },
  react: async (roomId: string, messageId: string, emoji: string): Promise<void> => {
    await ask(`${messagePath(roomId, messageId)}/reactions/${part(emoji)}`, { method: 'PUT' });
  },
  unreact: async (roomId: string, messageId: string, emoji: string): Promise<void> => {
    await ask(`${messagePath(roomId, messageId)}/reactions/${part(emoji)}`, { method: 'DELETE' });
  },
  messages: (roomId: string, range: { before?: number; limit: number }): Promise<Page<Message>> =>
    json(`/v1/rooms/${part(roomId)}/messages?${query(range)}`),

  feeds: (): Promise<Feed[]> => all('/v1/feeds'),
  feed: (feedId: string): Promise<Feed> => json(`/v1/feeds/${part(feedId)}`),
  feedEvents: (feedId: string, limit: number, cursor?: string): Promise<Page<FeedEvent>> =>
    json(`/v1/feeds/${part(feedId)}/events?${query({ limit, cursor })}`),
  bars: (feedId: string, interval: BarInterval, limit: number, cursor?: string): Promise<Page<Bar>> =>
    json(`/v1/feeds/${part(feedId)}/bars?${query({ interval, limit, cursor })}`),
  watchlist: (): Promise<Feed[]> => all('/v1/users/me/feeds'),
  watch: async (feedId: string): Promise<void> => {
    await ask(`/v1/users/me/feeds/${part(feedId)}`, { method: 'PUT' });
  },
  unwatch: async (feedId: string): Promise<void> => {
    await ask(`/v1/users/me/feeds/${part(feedId)}`, { method: 'DELETE' });
  },
} as const;
