import { readFile } from 'node:fs/promises';
import type { Thread } from './frames.ts';

/**
 * How long a thread has had something to do and no processor to do it on, since it began, in milliseconds. Linux says so of each
 * (`/proc/…/schedstat`: time on a processor, time waiting for one, both in nanoseconds); elsewhere it is `NaN`.
 */
export async function waitedMs({ pid, tid }: Thread): Promise<number> {
  if (process.platform !== 'linux') return Number.NaN;
  const [, waitedNs] = (await readFile(`/proc/${pid}/task/${tid}/schedstat`, 'utf8')).split(' ');
  return Number(waitedNs) / 1_000_000;
}
