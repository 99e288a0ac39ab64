/**
 * A second process that appends messages to a room until it has appended so many, or is killed. It prints the id and the place of each
 * message only after it was acknowledged. Arguments: url, room, author, count, how many at once.
 */
import { writeSync } from 'node:fs';
import { v7 } from 'uuid';
import { openDatabase } from '../open-database.ts';

const [url = '', roomId = '', author = '', count = '0', atOnce = '1'] = process.argv.slice(2);
const database = await openDatabase(url);
let left = Number(count);

async function write(): Promise<void> {
  while (left-- > 0) {
    const messageId = v7();
    const name = author;
    const message = { roomId, messageId, author: { id: author, name, guest: false }, body: messageId };
    const result = await database.messages.append(message);
    if ('refused' in result) throw new Error(result.refused);
    // At once and unbuffered: a line that was printed is a promise that was made.
    writeSync(1, `${messageId} ${result.seq}\n`);
  }
}

await Promise.all(Array.from({ length: Number(atOnce) }, write));
await database.close();
