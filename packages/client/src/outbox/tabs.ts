import type { Settled, Unsubscribe } from '../api.ts';

/** What tabs of one person tell each other: the storage changed, or a message went its way. */
export type TabNote = { type: 'changed' } | { type: 'settled'; messageId: string; settled: Settled };

/** How the tabs of one person agree on who sends. */
export type Tabs = {
  /** Calls `onGranted` when this tab is the one that sends, until the returned function is called. */
  holdTurn(onGranted: () => void): () => void;
  tell(note: TabNote): void;
  listen(hear: (note: TabNote) => void): Unsubscribe;
};

/** A page by itself: it is always its turn. */
export const aloneInTheWorld: Tabs = {
  holdTurn: (onGranted) => {
    let isWanted = true;
    queueMicrotask(() => {
      if (isWanted) onGranted();
    });
    return () => {
      isWanted = false;
    };
  },
  tell: () => undefined,
  listen: () => () => undefined,
};

/**
 * The tabs of a browser, by a Web Lock for the turn and a BroadcastChannel for the notes. A tab that crashes gives its lock back. Where
 * locks are missing every tab may send: the server knows each message by its id, so that costs traffic and not copies.
 */
export function browserTabs(name: string, ...[locks = globalThis.navigator?.locks]: [LockManager?]): Tabs {
  return {
    holdTurn(onGranted) {
      if (locks === undefined) return aloneInTheWorld.holdTurn(onGranted);
      const controller = new AbortController();
      const { promise: until, resolve: release } = Promise.withResolvers<void>();
      const holding = locks.request(name, { signal: controller.signal }, () => {
        if (!controller.signal.aborted) onGranted();
        return until;
      });
      // Rejected by the abort below, or where a page may not lock anything; then it is as if there were no locks.
      holding.catch(() => {
        if (!controller.signal.aborted) onGranted();
      });
      return () => {
        release();
        controller.abort();
      };
    },
    ...notes(name),
  };
}

function notes(name: string): Pick<Tabs, 'tell' | 'listen'> {
  if (globalThis.BroadcastChannel === undefined) return aloneInTheWorld;
  let channel: BroadcastChannel | undefined;
  return {
    tell: (note) => channel?.postMessage(note),
    listen(hear) {
      const opened = new BroadcastChannel(name);
      opened.onmessage = (message: MessageEvent<TabNote>) => hear(message.data);
      channel = opened;
      return () => {
        opened.close();
        channel = undefined;
      };
    },
  };
}
