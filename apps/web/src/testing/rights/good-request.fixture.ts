/**
 * For each operation a request that nothing is wrong with, so that only who asks decides.
 */

import { newUsername } from './cast.fixture.ts';
import { getOperation } from './rights-table.fixture.ts';
import { competition, quote, type Scene, type Things } from './scene.fixture.ts';

export type GoodRequest = { method: string; path: string; query: string; json?: unknown };

type Part = (scene: Scene) => object;

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

const bodies: Record<string, Part> = {
  createRoom: () => ({ name: 'Room' }),
  createRoomForUser: () => ({ name: 'Room' }),
  updateRoom: ({ on, visibility }) =>
    on.endsWith('who sees it')
      ? { visibility: visibility === 'public' ? 'private' : 'public' }
      : { name: 'Other' },
  openDirectRoom: ({ acquaintanceId }) => ({ participantIds: [acquaintanceId] }),
  createRoomInvite: () => ({}),
  createRoomReport: ({ things: { messageId } }) => ({ messageId, reason: 'Spam' }),
  updateRoomReport: () => ({ state: 'dismissed' }),
  putRoomBan: () => ({ reason: 'Spam' }),
  putRoomMute: () => ({ reason: 'Spam', until: inAnHour() }),
  createMessage: () => ({ body: 'hello' }),
  createAttachment: ({ things: { roomId } }) => ({ roomId, name: 'a.txt', size: 4 }),
  editMessage: () => ({ body: 'other words' }),
  putMembership: ({ on }) => (on.endsWith('as moderator') ? { role: 'moderator' } : {}),
  updateMembership: ({ on }) =>
    on.endsWith('notifications')
      ? { notifications: 'none' }
      : { role: on.endsWith('one’s own role') ? 'owner' : 'moderator' },
  createFeed: () => ({
    ...{ id: `stock.${newUsername()}`, kind: 'quote', title: 'Feed' },
    provenance: 'replayed',
  }),
  updateFeed: () => ({ title: 'Other' }),
  publishFeedEvents: () => ({ events: [{ type: 'quote', quote }] }),
  createUser: () => {
    const username = newUsername();
    return { username, name: 'New', email: `${username}@tidewire.test`, password: 'correct horse battery' };
  },
  updateUser: ({ on }) =>
    on.endsWith('the role') ? { role: 'admin' } : on.endsWith('a ban') ? { banned: true } : { name: 'Other' },
  moveWatchedFeed: () => ({ after: null }),
  putRoomFeed: () => ({ rules: [] }),
  updateAlert: () => ({ price: 3 }),
  markThreadRead: () => ({ lastReadSeq: 1 }),
  createAlert: ({ things: { feedId } }) => ({ feedId, direction: 'above', price: 2 }),
  updateSource: () => ({ speed: 30 }),
  putScoreHold: () => ({ holdBack: 'delay', seconds: 60 }),
  createApiKey: () => ({ name: 'Key', scopes: ['rooms:read'] }),
};

const because: Part = () => ({ reason: 'Because' });

const queries: Record<string, Part> = {
  deleteRoom: because,
  deleteMessage: because,
  deleteRoomBan: because,
  deleteRoomMute: because,
  deleteMembership: because,
  deleteUser: because,
  updateSource: because,
  deleteApiKey: because,
  listApiKeys: ({ on, things: { userId } }) => (on === 'somebody else’s' ? { userId } : {}),
  updateUser: ({ on }) => (on.endsWith('a ban') ? { reason: 'Because' } : {}),
  searchMessages: ({ visibility, things: { roomId } }) => ({
    q: 'hello',
    ...(visibility !== undefined && { roomId }),
  }),
  listBars: () => ({ interval: '1m' }),
  getStandings: () => ({ competition }),
};

export function goodRequest(operation: string, scene: Scene): GoodRequest {
  const { method, path } = getOperation(operation);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: keyof Things) =>
    encodeURIComponent(scene.things[name]),
  );
  const query = new URLSearchParams(Object.entries(queries[operation]?.(scene) ?? {})).toString();
  const json = bodies[operation]?.(scene);
  return { method, path: filled, query, ...(json !== undefined && { json }) };
}
