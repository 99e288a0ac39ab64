import type { SharedClient } from '@tidewire/client/shared';
import type { Author } from '@tidewire/protocol/wire';
import { api } from './api.ts';
import { ConnectionLog } from './connection/connection-log.ts';
import { createTabClient } from './connection/tab-client.ts';
import type { Viewing } from './quotes/freshness.ts';
import { QuoteBoard } from './quotes/quote-board.ts';
import { restUnseen } from './quotes/rest-unseen.ts';
import { RoomsStore } from './rooms/rooms-store.ts';
import { roomFromSeen, type SeenRoom } from './seen/seen-room.ts';
import { FollowedThreads } from './threads/followed-threads.ts';

/** The person at the page. `handle` is what messages call them by, where they can be called. */
export type Me = Author & { readonly handle?: string | undefined };

/** Everything live that a signed-in page stands on, made once per person and page. No React in here. */
export type Realtime = {
  readonly me: Me;
  readonly client: SharedClient;
  /** What the connection went through since the page was opened. */
  readonly log: ConnectionLog;
  readonly rooms: RoomsStore;
  readonly threads: FollowedThreads;
  readonly quotes: QuoteBoard;
  /** How numbers are to be judged at this moment. */
  viewing(): Viewing;
  start(): void;
  stop(): void;
};

const frames = {
  request: (callback: () => void) => requestAnimationFrame(callback),
  cancel: (handle: number) => cancelAnimationFrame(handle),
};

/** @param seen rooms as they were when they were last seen, where there may be no network to ask */
export function createRealtime(me: Me, seen: readonly SeenRoom[] = []): Realtime {
  const client = createTabClient(me.id);
  const threads = new FollowedThreads(api, me.id);
  const rooms = new RoomsStore(client, api, {
    threads,
    handle: me.handle,
    seen: seen.map((room) => roomFromSeen(room, me.handle)),
  });
  const log = new ConnectionLog(Date.now);
  const quotes = new QuoteBoard(client, frames, Date.now);
  let unlog: (() => void) | undefined;
  let unwatch: (() => void) | undefined;
  return {
    me,
    client,
    log,
    rooms,
    threads,
    quotes,
    viewing: () => {
      const now = Date.now();
      return {
        now,
        clockOffsetMs: client.serverNow() - now,
        isConnected: client.status.state === 'live',
      };
    },
    start() {
      unlog ??= client.onStatus((status) => log.note(status));
      unwatch ??= restUnseen(quotes, document);
      rooms.start();
      client.start();
    },
    stop() {
      rooms.stop();
      client.stop();
      unlog?.();
      unlog = undefined;
      unwatch?.();
      unwatch = undefined;
    },
  };
}
