/**
 * The process that opens other people's pictures. Decoders have bugs, so it has nothing worth stealing: no secret, no database, no network.
 * It does one job after the other, and whoever started it ends it: when it takes too long, when nothing is left to do, when they go.
 */
import sharp from 'sharp';
import { type Answer, JobSchema } from './jobs.ts';
import { lookAt } from './look-at.ts';

/** Bytes of memory, in all: more is a picture that means harm. */
const mostMemory = 1_073_741_824;
const memoryCheckMs = 200;

sharp.cache(false);
sharp.concurrency(1);
process.on('disconnect', () => process.exit(0));
// It works in threads of its own, so this is heard while a picture is being opened.
setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory) process.exit(1);
}, memoryCheckMs);

process.on('message', async (message) => {
  const { id, ...job } = JobSchema.parse(message);
  const answer: Answer = { id, finding: await lookAt(job) };
  process.send?.(answer);
});
