import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Appended, Database, NewMessage } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import { addUser } from '../testing.ts';

/** A database under test, and a second connection that arranges what the database itself never writes (accounts, sessions, keys). */
export type House = {
  readonly url: string;
  database: Database;
  prisma: PrismaClient;
  [Symbol.asyncDispose](): Promise<void>;
};

export type OpenHouse = () => Promise<House>;

/** Starting a thread may take seconds on a machine that is busy with other tests. */
const openMs = 60_000;

/** One house for all tests of a suite, empty but for `people` before each: starting a thread for every test would take long. */
export function useHouse(open: OpenHouse): Omit<House, typeof Symbol.asyncDispose> {
  let opened: House | undefined;
  const get = (): House => {
    if (!opened) throw new Error('the house is open only within tests');
    return opened;
  };
  beforeAll(async () => {
    opened = await open();
  }, openMs);
  beforeEach(async () => {
    await clear(get().prisma);
    await addPeople(get().prisma);
  });
  afterAll(() => opened?.[Symbol.asyncDispose]());
  return {
    get url() {
      return get().url;
    },
    get database() {
      return get().database;
    },
    get prisma() {
      return get().prisma;
    },
  };
}

async function clear(prisma: PrismaClient): Promise<void> {
  await prisma.$transaction([
    prisma.user.deleteMany(),
    prisma.apikey.deleteMany(),
    prisma.room.deleteMany(),
    prisma.channel.deleteMany(),
    prisma.feed.deleteMany(),
    prisma.auditEvent.deleteMany(),
    prisma.auditHead.deleteMany(),
    prisma.$executeRaw`DELETE FROM "UsedTicket"`,
  ]);
}

export const people = {
  ada: { id: 'ada', name: 'Ada', guest: false },
  grace: { id: 'grace', name: 'Grace', guest: false },
  otter: { id: 'otter', name: 'Guest otter', guest: true },
} as const;

async function addPeople(prisma: PrismaClient): Promise<void> {
  for (const person of Object.values(people)) await addUser(prisma, person);
}

/** A public room of Ada's with these further members; gives its id. */
export async function addRoom(database: Database, ...members: (keyof typeof people)[]): Promise<string> {
  const created = await database.rooms.create('ada', { name: 'Lobby', topic: '', visibility: 'public' });
  if ('refused' in created) throw new Error(created.refused);
  const { id } = created.membership.room;
  for (const member of members) await database.rooms.putMember(id, member, 'member');
  return id;
}

export const message = (
  roomId: string,
  author: NewMessage['author'] = people.ada,
  body = 'hello',
): NewMessage => ({ roomId, messageId: v7(), author, body });

export async function appendOrThrow(database: Database, given: NewMessage): Promise<Appended> {
  const result = await database.messages.append(given);
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

/** Appends this many messages, one after the other; gives the sequence number of the last. */
export async function say(
  database: Database,
  roomId: string,
  count: number,
  author = people.ada as NewMessage['author'],
) {
  let seq = 0;
  for (let nth = 0; nth < count; nth++) {
    ({ seq } = await appendOrThrow(database, message(roomId, author, `message ${nth}`)));
  }
  return seq;
}
