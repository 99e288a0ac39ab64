import type { Database } from '@tidewire/database';
import type { Membership, NodeEvent } from '@tidewire/protocol';
import type { Gateway } from '../gateway.ts';
import type { Log } from '../log.ts';
import { toNodeEvents, toSuccessionEvents } from '../node-events.ts';

const pageSize = 100;

/**
 * A guest made an account, or signed in to one: the account takes over the guest's rooms, read positions and watchlist. What the guest
 * wrote stays under the guest's name. Each step can be repeated, so one that failed half-way does no harm.
 */
export async function moveGuest(
  parts: { database: Database; gateway: Gateway; log: Log },
  guestId: string,
  userId: string,
): Promise<void> {
  const { database, gateway, log } = parts;
  try {
    for (const feed of await database.feeds.listWatchlist(guestId))
      await database.feeds.putWatch(userId, feed.id);
    for (const membership of await membershipsOf(database, guestId)) {
      await gateway.publish(await moveMembership(database, membership, userId));
    }
  } catch (error) {
    // The person is signed in and must not be turned away because a room could not be carried over.
    log.error({ err: error, guestId, userId }, 'not all of a guest could be moved to their account');
  }
  await gateway.publish([{ type: 'user.ended', userId: guestId }]);
}

async function membershipsOf(database: Database, userId: string): Promise<Membership[]> {
  const all: Membership[] = [];
  for (;;) {
    const last = all.at(-1);
    const after = last && { time: last.joinedAt, id: last.room.id };
    const page = { limit: pageSize, ...(after && { after }) };
    const rooms = await database.rooms.listMemberships(userId, page);
    all.push(...rooms);
    if (rooms.length < pageSize) return all;
  }
}

async function moveMembership(database: Database, guest: Membership, userId: string): Promise<NodeEvent[]> {
  const { id: roomId } = guest.room;
  const { rooms } = database;
  const existing = await rooms.findRole(userId, roomId);
  const role =
    existing === 'owner' ? existing : guest.role === 'owner' ? guest.role : (existing ?? guest.role);
  const joined = await rooms.putMember(roomId, userId, role);
  if ('refused' in joined) return [];
  const read = await rooms.updateMembership(roomId, userId, { lastReadSeq: guest.lastReadSeq });
  const left = await rooms.removeMember(roomId, guest.userId);
  return [
    { type: 'member.set', roomId, userId, role },
    { type: 'member.removed', roomId, userId: guest.userId },
    ...toNodeEvents(joined.committed),
    ...('refused' in read ? [] : toNodeEvents(read.committed)),
    ...('refused' in left ? [] : [...toNodeEvents(left.committed), ...toSuccessionEvents(left)]),
  ];
}
