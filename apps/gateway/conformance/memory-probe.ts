/** Preloaded into a gateway under test: says what the process holds when it is asked. The gateway knows nothing of it. */
import { setImmediate as turn } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

export type Holdings = {
  /** What JavaScript can still reach, and the buffers that belong to it, after a full collection. */
  liveBytes: number;
  /** Memory of the whole process. */
  residentBytes: number;
  /** The most it ever was. */
  peakBytes: number;
  /** TCP connections that are open. */
  sockets: number;
};

// Every thread preloads; the parent talks to the first.
if (isMainThread) {
  process.on('message', async () => process.send?.(await holdings()));
}

async function holdings(): Promise<Holdings> {
  // Buffers are given back after the collection that found them unreachable.
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await turn();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    liveBytes: heapUsed + external,
    residentBytes: rss,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
    sockets: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
  };
}
