import type {
  Alert,
  AlertCreate,
  AlertFiring,
  AlertPatch,
  Attachment,
  AttachmentCreate,
  Bar,
  BarInterval,
  Favourite,
  Feed,
  FeedEvent,
  Followed,
  FollowedThread,
  FoundMessage,
  Member,
  Membership,
  MembershipPatch,
  Message,
  MessageCreate,
  Page,
  Pin,
  Post,
  Room,
  RoomCreate,
  RoomFeed,
  RoomPatch,
  RoomRule,
  ScoreHold,
  User,
} from '@tidewire/protocol/wire';
import { ApiError } from './api-error.ts';
import { call, callAll } from './rest-call.ts';
import { titled } from './rooms/room-title.ts';

/**
 * The REST API as the pages use it: one function for each thing they ask. Addresses, bodies and answers are checked against the API's
 * document; it refuses to keep anything.
 */
const me = { userId: 'me' };

/** What is left out is not there, and never `undefined`. */
type SentRule = { [K in keyof RoomRule]: Exclude<RoomRule[K], undefined> };

/** A membership is answered without the room to whoever asks about somebody else's. */
function ownMembership(answer: Membership | Member): Membership {
  if ('room' in answer) return titled(answer);
  throw new ApiError({ kind: 'unreadable', status: 200 });
}

/** Sequence numbers are not included; `around` is a message's id, `at` a moment. At most one of the four. */
export type MessageRange = { before?: number; after?: number; around?: string; at?: string; limit: number };

export const api = {
  me: (): Promise<User> => call('get', '/v1/users/{userId}', { path: me }),

  memberships: async (): Promise<Membership[]> =>
    (await callAll('/v1/users/{userId}/rooms', { path: me })).map(titled),
  membership: async (roomId: string): Promise<Membership> =>
    ownMembership(await call('get', '/v1/users/{userId}/rooms/{roomId}', { path: { ...me, roomId } })),
  createRoom: (room: RoomCreate): Promise<Membership> =>
    call('post', '/v1/users/{userId}/rooms', { path: me, body: room }),
  /** With one other person the one room of the two; with more, a group. */
  openDirectRoom: async (participantIds: string[], id?: string): Promise<Membership> =>
    titled(await call('post', '/v1/users/{userId}/direct-rooms', { path: me, body: { id, participantIds } })),
  join: async (roomId: string): Promise<Membership> =>
    ownMembership(
      await call('put', '/v1/users/{userId}/rooms/{roomId}', { path: { ...me, roomId }, body: {} }),
    ),
  patchMembership: async (roomId: string, patch: MembershipPatch): Promise<Membership> =>
    ownMembership(
      await call('patch', '/v1/users/{userId}/rooms/{roomId}', {
        path: { ...me, roomId },
        body: patch,
        keepalive: true,
      }),
    ),
  leave: async (roomId: string): Promise<void> => {
    await call('delete', '/v1/users/{userId}/rooms/{roomId}', { path: { ...me, roomId } });
  },

  directory: (cursor?: string): Promise<Page<Room>> =>
    call('get', '/v1/rooms', { query: { limit: 50, cursor } }),
  room: (roomId: string): Promise<Room> => call('get', '/v1/rooms/{roomId}', { path: { roomId } }),
  patchRoom: (roomId: string, patch: RoomPatch): Promise<Room> =>
    call('patch', '/v1/rooms/{roomId}', { path: { roomId }, body: patch }),
  members: (roomId: string): Promise<Member[]> => callAll('/v1/rooms/{roomId}/members', { path: { roomId } }),
  addMember: async (roomId: string, userId: string): Promise<void> => {
    await call('put', '/v1/users/{userId}/rooms/{roomId}', { path: { userId, roomId }, body: {} });
  },
  announceFile: (file: AttachmentCreate): Promise<Attachment> =>
    call('post', '/v1/attachments', { body: file }),
  attachment: (attachmentId: string): Promise<Attachment> =>
    call('get', '/v1/attachments/{attachmentId}', { path: { attachmentId } }),
  postMessage: (roomId: string, message: MessageCreate): Promise<Message> =>
    call('post', '/v1/rooms/{roomId}/messages', { path: { roomId }, body: message }),
  editMessage: async (roomId: string, messageId: string, body: string): Promise<void> => {
    await call('patch', '/v1/rooms/{roomId}/messages/{messageId}', {
      path: { roomId, messageId },
      body: { body },
    });
  },
  deleteMessage: async (roomId: string, messageId: string): Promise<void> => {
    await call('delete', '/v1/rooms/{roomId}/messages/{messageId}', { path: { roomId, messageId } });
  },
  react: async (roomId: string, messageId: string, emoji: string): Promise<void> => {
    await call('put', '/v1/rooms/{roomId}/messages/{messageId}/reactions/{emoji}', {
      path: { roomId, messageId, emoji },
    });
  },
  unreact: async (roomId: string, messageId: string, emoji: string): Promise<void> => {
    await call('delete', '/v1/rooms/{roomId}/messages/{messageId}/reactions/{emoji}', {
      path: { roomId, messageId, emoji },
    });
  },
  /** The latest answered ones; who follows more has long lost sight of the others. */
  threads: async (): Promise<FollowedThread[]> =>
    (await call('get', '/v1/users/{userId}/threads', { path: me, query: { limit: 100 } })).items,
  markThread: async (rootId: string, lastReadSeq: number): Promise<FollowedThread> =>
    call('put', '/v1/users/{userId}/threads/{messageId}', {
      path: { ...me, messageId: rootId },
      body: { lastReadSeq },
      keepalive: true,
    }),
  pins: (roomId: string): Promise<Pin[]> => callAll('/v1/rooms/{roomId}/pins', { path: { roomId } }),
  pin: async (roomId: string, messageId: string): Promise<void> => {
    await call('put', '/v1/rooms/{roomId}/pins/{messageId}', { path: { roomId, messageId } });
  },
  unpin: async (roomId: string, messageId: string): Promise<void> => {
    await call('delete', '/v1/rooms/{roomId}/pins/{messageId}', { path: { roomId, messageId } });
  },
  messages: (roomId: string, range: MessageRange): Promise<Page<Message>> =>
    call('get', '/v1/rooms/{roomId}/messages', { path: { roomId }, query: range }),
  message: (roomId: string, messageId: string): Promise<Message> =>
    call('get', '/v1/rooms/{roomId}/messages/{messageId}', { path: { roomId, messageId } }),
  replies: (roomId: string, messageId: string): Promise<Message[]> =>
    callAll('/v1/rooms/{roomId}/messages/{messageId}/replies', { path: { roomId, messageId } }),

  following: (): Promise<Followed[]> => callAll('/v1/users/{userId}/following', { path: me }),
  follow: async (followedId: string): Promise<void> => {
    await call('put', '/v1/users/{userId}/following/{followedId}', { path: { ...me, followedId } });
  },
  unfollow: async (followedId: string): Promise<void> => {
    await call('delete', '/v1/users/{userId}/following/{followedId}', { path: { ...me, followedId } });
  },
  posts: (cursor?: string): Promise<Page<Post>> =>
    call('get', '/v1/users/{userId}/posts', { path: me, query: { limit: 30, cursor } }),

  search: (q: string, cursor?: string, signal?: AbortSignal): Promise<Page<FoundMessage>> =>
    call('get', '/v1/search', { query: { q, limit: 30, cursor }, ...(signal && { signal }) }),

  feeds: (): Promise<Feed[]> => callAll('/v1/feeds', {}),
  feed: (feedId: string): Promise<Feed> => call('get', '/v1/feeds/{feedId}', { path: { feedId } }),
  feedEvents: (feedId: string, limit: number, cursor?: string): Promise<Page<FeedEvent>> =>
    call('get', '/v1/feeds/{feedId}/events', { path: { feedId }, query: { limit, cursor } }),
  bars: (feedId: string, interval: BarInterval, limit: number, cursor?: string): Promise<Page<Bar>> =>
    call('get', '/v1/feeds/{feedId}/bars', { path: { feedId }, query: { interval, limit, cursor } }),
  favourites: (): Promise<Favourite[]> => callAll('/v1/users/{userId}/favourites', { path: me }),
  addFavourite: async (favourite: string): Promise<void> => {
    await call('put', '/v1/users/{userId}/favourites/{favourite}', { path: { ...me, favourite } });
  },
  removeFavourite: async (favourite: string): Promise<void> => {
    await call('delete', '/v1/users/{userId}/favourites/{favourite}', { path: { ...me, favourite } });
  },
  scoreHold: (): Promise<ScoreHold> => call('get', '/v1/users/{userId}/score-hold', { path: me }),
  putScoreHold: (hold: ScoreHold): Promise<ScoreHold> =>
    call('put', '/v1/users/{userId}/score-hold', { path: me, body: hold }),
  watchlist: (): Promise<Feed[]> => callAll('/v1/users/{userId}/feeds', { path: me }),
  watch: async (feedId: string): Promise<void> => {
    await call('put', '/v1/users/{userId}/feeds/{feedId}', { path: { ...me, feedId } });
  },
  moveWatch: async (feedId: string, after: string | null): Promise<void> => {
    await call('patch', '/v1/users/{userId}/feeds/{feedId}', { path: { ...me, feedId }, body: { after } });
  },
  roomFeeds: (roomId: string): Promise<RoomFeed[]> =>
    callAll('/v1/rooms/{roomId}/feeds', { path: { roomId } }),
  putRoomFeed: (
    roomId: string,
    feedId: string,
    { rules, unread }: Pick<RoomFeed, 'rules' | 'unread'>,
  ): Promise<RoomFeed> =>
    call('put', '/v1/rooms/{roomId}/feeds/{feedId}', {
      path: { roomId, feedId },
      body: { rules: rules as SentRule[], unread },
    }),
  removeRoomFeed: async (roomId: string, feedId: string): Promise<void> => {
    await call('delete', '/v1/rooms/{roomId}/feeds/{feedId}', { path: { roomId, feedId } });
  },
  alerts: (): Promise<Alert[]> => callAll('/v1/users/{userId}/alerts', { path: me }),
  createAlert: (alert: AlertCreate): Promise<Alert> =>
    call('post', '/v1/users/{userId}/alerts', { path: me, body: alert }),
  updateAlert: (alertId: string, patch: AlertPatch): Promise<Alert> =>
    call('patch', '/v1/users/{userId}/alerts/{alertId}', { path: { ...me, alertId }, body: patch }),
  deleteAlert: async (alertId: string): Promise<void> => {
    await call('delete', '/v1/users/{userId}/alerts/{alertId}', { path: { ...me, alertId } });
  },
  firings: async (alertId: string): Promise<AlertFiring[]> =>
    (
      await call('get', '/v1/users/{userId}/alerts/{alertId}/firings', {
        path: { ...me, alertId },
        query: { limit: 20 },
      })
    ).items,
  unwatch: async (feedId: string): Promise<void> => {
    await call('delete', '/v1/users/{userId}/feeds/{feedId}', { path: { ...me, feedId } });
  },
} as const;
