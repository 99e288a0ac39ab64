/**
 * Rooms without an owner: of two people, or of a few. Of two there is one: its key is unique in the table, and the write lock is held from
 * before it is looked for.
 */
import { roomChannel, userChannel } from '@tidewire/protocol';
import { authorSelect } from '../author.ts';
import type { RoomStore } from '../database.ts';
import { appendEvents } from '../log/append-events.ts';
import { createChannel } from '../log/log-store.ts';
import type { Sources } from '../sources.ts';
import type { Statements } from '../transact.ts';
import { selectMembership } from './room-rows.ts';

type Opening = { id: string; ownId: string; otherIds: readonly string[] };

const maxNameLength = 80;

export async function openDirect(
  tx: Statements,
  sources: Sources,
  { id, ownId, otherIds }: Opening,
): ReturnType<RoomStore['openDirect']> {
  const ids = [ownId, ...otherIds];
  const existing = await findOpened(tx, { id, ownId, otherIds });
  if (existing === 'taken') return { refused: 'taken' };
  if (existing !== undefined) {
    return { membership: await getMembership(tx, ownId, existing), created: false, committed: [] };
  }
  const found = await tx.user.findMany({ where: { id: { in: ids } }, select: authorSelect });
  const people = ids.flatMap((userId) => found.find((user) => user.id === userId) ?? []);
  if (people[0]?.id !== ownId) return { refused: 'gone' };
  for (const userId of otherIds) {
    if (!(await shareRoom(tx, ownId, userId))) return { refused: 'stranger', userId };
  }

  const ts = sources.now();
  const at = new Date(ts);
  const name = nameOf(people.map((user) => user.name));
  const kind = otherIds.length === 1 ? 'direct' : 'group';
  const directKey = kind === 'direct' ? keyOf(ids) : null;
  await tx.room.create({
    data: { id, name, kind, directKey, visibility: 'private', createdAt: at, updatedAt: at },
  });
  await createChannel(tx, { name: roomChannel(id), epoch: sources.newEpoch() });
  await tx.membership.createMany({
    data: people.map(({ id: userId }) => ({ userId, roomId: id, role: 'member', joinedAt: at })),
  });
  const committed = await appendEvents(
    tx,
    sources,
    ts,
    people.map((user) => ({
      channel: userChannel(user.id),
      data: { kind: 'room.added', roomId: id, name, role: 'member' },
    })),
  );
  return { membership: await getMembership(tx, ownId, id), created: true, committed };
}

/** The direct room of the two, whatever its id; the group of just these people with this id; `taken` when it is of anything else. */
async function findOpened(
  tx: Statements,
  { id, ownId, otherIds }: Opening,
): Promise<string | 'taken' | undefined> {
  const [otherId] = otherIds;
  if (otherId !== undefined && otherIds.length === 1) {
    const found = await findDirect(tx, ownId, otherId);
    if (found !== undefined) return found;
  }
  const room = await tx.room.findUnique({
    where: { id },
    select: { kind: true, memberships: { select: { userId: true } } },
  });
  if (room === null) return undefined;
  const inside = room.memberships.map(({ userId }) => userId);
  const isSame = room.kind === 'group' && keyOf(inside) === keyOf([ownId, ...otherIds]);
  return isSame ? id : 'taken';
}

/** By who is in it: a guest who became somebody else brought their rooms along, under the key of before. */
async function findDirect(tx: Statements, oneId: string, otherId: string): Promise<string | undefined> {
  const room = await tx.room.findFirst({
    where: {
      kind: 'direct',
      AND: [{ memberships: { some: { userId: oneId } } }, { memberships: { some: { userId: otherId } } }],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return room?.id;
}

/** Whether the person has a direct room with somebody of this one already: who brings a second one along leaves it behind. */
export async function hasDirectAlready(
  tx: Statements,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<boolean> {
  const inside = await tx.membership.findMany({ where: { roomId }, select: { userId: true } });
  for (const { userId: otherId } of inside) {
    if ((await findDirect(tx, userId, otherId)) !== undefined) return true;
  }
  return false;
}

/** Whoever is nowhere together with somebody cannot know that they are there. */
export async function shareRoom(tx: Statements, oneId: string, otherId: string): Promise<boolean> {
  const shared = await tx.membership.findFirst({
    where: { userId: otherId, room: { memberships: { some: { userId: oneId } } } },
    select: { roomId: true },
  });
  return shared !== null;
}

async function getMembership(tx: Statements, userId: string, roomId: string) {
  const membership = await selectMembership(tx, userId, roomId);
  if (!membership) throw new Error(`${userId} is not in the room ${roomId} that was opened`);
  return membership;
}

const keyOf = (ids: readonly string[]): string => ids.toSorted().join(' ');

function nameOf(names: readonly string[]): string {
  const name = names.join(', ');
  return name.length <= maxNameLength ? name : `${[...name].slice(0, maxNameLength - 2).join('')}…`;
}
