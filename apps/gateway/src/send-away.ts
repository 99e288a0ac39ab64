import { closeCodes } from '@tidewire/protocol';
import type { Clock } from './clock.ts';
import type { HttpServer } from './net/http-server.ts';
import type { Sessions } from './session/sessions.ts';

/** How long the answers to what people had sent are waited for before they are sent away without. */
const settleMs = 10_000;
/** A restart takes about as long: who came back sooner would come in vain. Then 4 ms apart, and never longer than the spread. */
const firstSlotMs = 1_000;
const longestSpreadMs = 10_000;

/** Sends everybody home and waits until they have gone, or ends them after twice the time a closing handshake may take. */
export async function sendAway(parts: {
  http: HttpServer;
  sessions: Sessions;
  clock: Clock;
  closeMs: number;
  why: string;
}): Promise<void> {
  const { http, sessions, clock, closeMs, why } = parts;
  const allGone = http.stopAccepting();
  const spreadMs = Math.min(longestSpreadMs, 4 * sessions.size);
  await withDeadline(clock, settleMs, sessions.goAway({ firstMs: firstSlotMs, spreadMs }, why));
  sessions.closeAll(closeCodes.goingAway, why);
  await withDeadline(clock, 2 * closeMs, allGone);
  http.destroyAll();
  await allGone;
}

async function withDeadline(clock: Clock, ms: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(ms, resolve);
  await Promise.race([work, promise]);
  cancel();
}
