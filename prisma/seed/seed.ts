/**
 * Demo people, rooms and feeds, so that a fresh installation shows what it is for. It runs once in a database's life: what people change
 * or remove afterwards stays so, and a database that people already use is left alone.
 */
import { join } from 'node:path';
import { type Connection, createDatabase, type Database } from '@tidewire/database';
import { feeds, watchlists } from './feeds.ts';
import { makeAccounts, putAccount, type Username, userIdOf } from './people.ts';
import { writePrivateFile } from './private-file.ts';
import { type DemoCard, type DemoDirect, type DemoRoom, directs, type Line, rooms } from './rooms.ts';
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

/** Something that a demo person did, so many minutes before now. */
type Step = { readonly minutesAgo: number; readonly run: () => Promise<void> };
/** A room with what is said in it, whatever its kind. */
type Spoken = {
  readonly roomId: string;
  readonly number: number;
  readonly lines: readonly Line[];
  readonly card?: DemoCard;
};

/** Through the same door as everybody, with a clock that goes from the first step to the last. */
async function putRoomsAndFeeds(connection: Connection, now: number): Promise<void> {
  let minutesAgo = arrivedMinutesAgo;
  const database = createDatabase(connection, { sources: { now: () => now - minutesAgo * minuteMs } });
  for (const demo of rooms) await putRoom(database, demo);
  for (const direct of directs) await putDirect(database, direct);
  for (const feed of feeds) await database.feeds.put(feed);
  for (const [username, feedIds] of Object.entries(watchlists)) {
    for (const feedId of feedIds) await database.feeds.putWatch(userIdOf(username as Username), feedId);
  }
  const spoken: Spoken[] = [
    ...rooms.map(({ room, lines, card }) => ({ roomId: room.id, lines, ...(card && { card }) })),
    ...directs.map(({ id, lines }) => ({ roomId: id, lines })),
  ].map((one, number) => ({ ...one, number }));
  const seqs = new Map<string, number>();
  const steps = spoken.flatMap((one) => stepsOf(database, one, seqs));
  for (const step of steps.sort((a, b) => b.minutesAgo - a.minutesAgo)) {
    minutesAgo = step.minutesAgo;
    await step.run();
  }
  minutesAgo = 0;
  for (const [number, { room, owner, members, unread, lines }] of rooms.entries()) {
    for (const username of [owner, ...members]) {
      const firstUnread = lines.length - (unread[username] ?? 0);
      const seq = unread[username] === undefined ? undefined : seqs.get(messageId(number, firstUnread - 1));
      await putReadPosition(database, room.id, username, seq);
    }
  }
  for (const { id, between } of directs) {
    for (const username of between) await putReadPosition(database, id, username, undefined);
  }
  for (const one of spoken) await putThreadsRead(database, one);
}

async function putRoom(database: Database, { room, owner, members }: DemoRoom): Promise<void> {
  accepted(room.name, await database.rooms.create(userIdOf(owner), room));
  for (const username of members) await database.rooms.putMember(room.id, userIdOf(username), 'member');
}

async function putDirect(database: Database, { id, between: [one, other] }: DemoDirect): Promise<void> {
  accepted(id, await database.rooms.openDirect(userIdOf(one), [userIdOf(other)], id));
}

function stepsOf(database: Database, spoken: Spoken, seqs: Map<string, number>): Step[] {
  const { roomId, number, lines, card } = spoken;
  const { messages, roomFeeds } = database;
  const steps = lines.flatMap(([username, minutesAgo, body, more = {}], index): Step[] => {
    const place = { roomId, messageId: messageId(number, index) };
    const replyTo = more.answers === undefined ? undefined : rootOf(spoken, more.answers);
    const say = async () => {
      const said = { ...place, author: authorOf(username), body: more.first ?? body };
      const { seq } = accepted(
        body,
        await messages.append({ ...said, ...(replyTo !== undefined && { replyTo }) }),
      );
      seqs.set(place.messageId, seq);
    };
    const edit = async () => {
      if (more.first !== undefined) accepted(body, await messages.edit({ ...place, body }));
    };
    const answer = async () => {
      for (const [emoji, people] of Object.entries(more.reactions ?? {})) {
        for (const who of people)
          accepted(emoji, await messages.react({ ...place, emoji, userId: userIdOf(who) }));
      }
      if (more.pinnedBy !== undefined) {
        accepted(body, await messages.pin({ ...place, userId: userIdOf(more.pinnedBy) }));
      }
    };
    return [
      { minutesAgo, run: say },
      { minutesAgo: minutesAgo - 1, run: edit },
      { minutesAgo: minutesAgo - 2, run: answer },
    ];
  });
  if (card === undefined) return steps;
  const put = async () => {
    const change = {
      roomId,
      feedId: card.feedId,
      messageId: messageId(number, lines.length),
      rules: [],
      unread: false,
    };
    accepted(card.feedId, await roomFeeds.put({ ...change, author: authorOf(card.by) }));
  };
  return [...steps, { minutesAgo: card.minutesAgo, run: put }];
}

/** `seq`: the last that they have read; all of it when there is none. */
async function putReadPosition(
  database: Database,
  roomId: string,
  username: Username,
  seq: number | undefined,
): Promise<void> {
  const lastReadSeq = seq ?? (await database.logs.position(`room:${roomId}`)).seq;
  await database.rooms.updateMembership(roomId, userIdOf(username), { lastReadSeq });
}

/** Threads are read by those who are in them: what is unread is in the rooms, where the script says so. */
async function putThreadsRead(database: Database, spoken: Spoken): Promise<void> {
  const { seq } = await database.logs.position(`room:${spoken.roomId}`);
  for (const [root, , , { key } = {}] of spoken.lines) {
    if (key === undefined) continue;
    const answering = spoken.lines
      .filter(([, , , more]) => more?.answers === key)
      .map(([username]) => username);
    for (const username of new Set([root, ...answering])) {
      accepted(key, await database.threads.moveRead(userIdOf(username), rootOf(spoken, key), seq));
    }
  }
}

function rootOf({ number, lines }: Spoken, key: string): string {
  const index = lines.findIndex(([, , , more]) => more?.key === key);
  if (index === -1) throw new Error(`no demo line is called ${key}`);
  return messageId(number, index);
}

function accepted<Result extends object>(what: string, result: Result): Exclude<Result, { refused: string }> {
  if ('refused' in result) throw new Error(`the demo was refused (${String(result.refused)}): ${what}`);
  return result as Exclude<Result, { refused: string }>;
}

const authorOf = (username: Username) => ({ id: userIdOf(username), name: nameOf(username), guest: false });

/** The same id in every run, so that a run after one that was killed adds no second copy. A UUID version 7 in form. */
function messageId(roomNumber: number, index: number): string {
  const [room, line] = [roomNumber.toString(16).padStart(4, '0'), index.toString(16).padStart(8, '0')];
  return `01900000-0000-7000-8001-${room}${line}`;
}

const nameOf = (username: Username): string => username.charAt(0).toUpperCase() + username.slice(1);
