/**
 * Demo people, rooms and feeds, so that a fresh installation shows what it is for. It runs once in a database's life: what people change
 * or remove afterwards stays so, and a database that people already use is left alone.
 */
import { join } from 'node:path';
import { type Connection, createDatabase, type Database } from '@tidewire/database';
import { feeds, watchlists } from './feeds.ts';
import { makeAccounts, putAccount, type Username, userIdOf } from './people.ts';
import { writePrivateFile } from './private-file.ts';
import { type DemoRoom, rooms } from './rooms.ts';
import { putServiceKey, renewServiceKey } from './service-key.ts';

const runName = 'demo';
const minuteMs = 60_000;
/** When the demo people came, in minutes before now: before any of them said a word. */
const arrivedMinutesAgo = 4_320;

export type SeedResult = 'seeded' | 'seeded before' | 'in use';

/** `now` is Unix milliseconds; what demo people said is dated back from it. `dataDir` gets the service key and the demo sign-ins. */
export async function seed(
  connection: Connection,
  { dataDir, now }: { dataDir: string; now: number },
): Promise<SeedResult> {
  const { prisma } = connection;
  if (await prisma.seedRun.findUnique({ where: { name: runName } })) {
    await renewServiceKey(prisma, { dataDir, now: new Date(now) });
    return 'seeded before';
  }
  const accounts = makeAccounts();
  const isInUse = (await prisma.user.count({ where: { id: { notIn: accounts.map(({ id }) => id) } } })) > 0;
  if (!isInUse) {
    const arrived = new Date(now - arrivedMinutesAgo * minuteMs);
    await Promise.all(accounts.map((account) => putAccount(prisma, account, arrived)));
    await putRoomsAndFeeds(connection, now);
    await putServiceKey(prisma, { dataDir, ownerId: userIdOf('operator'), now: new Date(now) });
    const signIns = accounts.map(({ name, username, password }) => ({ name, username, password }));
    await writePrivateFile(join(dataDir, 'demo-accounts.json'), `${JSON.stringify(signIns, null, 2)}\n`);
  }
  await prisma.seedRun.create({ data: { name: runName, finishedAt: new Date(now) } });
  return isInUse ? 'in use' : 'seeded';
}

/** Through the same door as everybody, with a clock that goes from the first line to the last. */
async function putRoomsAndFeeds(connection: Connection, now: number): Promise<void> {
  let minutesAgo = arrivedMinutesAgo;
  const database = createDatabase(connection, { sources: { now: () => now - minutesAgo * minuteMs } });
  for (const demo of rooms) await putRoom(database, demo);
  for (const feed of feeds) await database.feeds.put(feed);
  for (const [username, feedIds] of Object.entries(watchlists)) {
    for (const feedId of feedIds) await database.feeds.putWatch(userIdOf(username as Username), feedId);
  }
  for (const line of linesInOrder()) {
    minutesAgo = line.minutesAgo;
    const appended = await database.messages.append(line.message);
    if ('refused' in appended) throw new Error(`a demo line was refused: ${appended.refused}`);
  }
  minutesAgo = 0;
  for (const demo of rooms) await putReadPositions(database, demo);
}

async function putRoom(database: Database, { room, owner, members }: DemoRoom): Promise<void> {
  const created = await database.rooms.create(userIdOf(owner), room);
  if ('refused' in created) throw new Error(`the room ${room.name} was refused: ${created.refused}`);
  for (const username of members) await database.rooms.putMember(room.id, userIdOf(username), 'member');
}

function linesInOrder() {
  const lines = rooms.flatMap(({ room, lines }, roomNumber) =>
    lines.map(([username, minutesAgo, body], index) => ({
      minutesAgo,
      message: {
        roomId: room.id,
        messageId: messageId(roomNumber, index),
        author: { id: userIdOf(username), name: nameOf(username), guest: false },
        body,
      },
    })),
  );
  return lines.sort((a, b) => b.minutesAgo - a.minutesAgo);
}

async function putReadPositions(
  database: Database,
  { room, owner, members, unread }: DemoRoom,
): Promise<void> {
  const { seq: end } = await database.logs.position(`room:${room.id}`);
  for (const username of [owner, ...members]) {
    const lastReadSeq = end - (unread[username] ?? 0);
    await database.rooms.updateMembership(room.id, userIdOf(username), { lastReadSeq });
  }
}

/** The same id in every run, so that a run after one that was killed adds no second copy. A UUID version 7 in form. */
function messageId(roomNumber: number, index: number): string {
  const [room, line] = [roomNumber.toString(16).padStart(4, '0'), index.toString(16).padStart(8, '0')];
  return `01900000-0000-7000-8001-${room}${line}`;
}

const nameOf = (username: Username): string => username.charAt(0).toUpperCase() + username.slice(1);
