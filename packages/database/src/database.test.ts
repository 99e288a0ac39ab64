import { describeDatabase } from './database.contract.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import { openPrisma } from './open-prisma.ts';
import { createTestFile } from './testing.ts';
import { openDatabaseInWorker } from './worker/open-database-in-worker.ts';

async function openHouse(open: (url: string) => Promise<Database>) {
  const file = await createTestFile();
  const prisma = openPrisma(file.url);
  const database = await open(file.url);
  return {
    url: file.url,
    database,
    prisma,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await prisma.$disconnect();
      await file[Symbol.asyncDispose]();
    },
  };
}

describeDatabase('in this thread', () => openHouse(openDatabase));
describeDatabase('in a thread of its own', () => openHouse(openDatabaseInWorker));
