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

/** What of the platform the tabs of a browser need; what is missing is done without. */
export type TabPlatform = {
  readonly navigator?: { readonly locks?: Pick<LockManager, 'request'> | undefined } | undefined;
  readonly BroadcastChannel?: typeof BroadcastChannel | undefined;
};

/**
 * The tabs of a browser, by a Web Lock for the turn and a BroadcastChannel for the notes. A tab that crashes gives its lock back. Where
 * locks are missing every tab may send: the server knows each message by its id, so that costs traffic and not copies.
 */
export function browserTabs(name: string, platform: TabPlatform = globalThis): Tabs {
  return { ...turns(name, platform), ...notes(name, platform) };
}

function turns(name: string, { navigator }: TabPlatform): Pick<Tabs, 'holdTurn'> {
  const locks = navigator?.locks;
  if (locks === undefined) return aloneInTheWorld;
  return {
    holdTurn(onGranted) {
      const controller = new AbortController();
      const { signal } = controller;
      const { promise: until, resolve: release } = Promise.withResolvers<void>();
      const grant = () => {
        if (!signal.aborted) onGranted();
        return until;
      };
      // Rejected by the abort below, or where a page may not lock anything; then it is as if there were no locks.
      locks.request(name, { signal }, grant).catch(grant);
      return () => {
        controller.abort();
        release();
      };
    },
  };
}

function notes(name: string, { BroadcastChannel }: TabPlatform): Pick<Tabs, 'tell' | 'listen'> {
  if (BroadcastChannel === undefined) return aloneInTheWorld;
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
