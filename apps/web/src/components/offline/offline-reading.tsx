'use client';

import { useEffect } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';

/**
 * Lets this browser read without a network: keeps what is seen, and the app itself (`keepsApp`; not while it is developed, when files keep
 * their names and change). All of it once the page has nothing better to do.
 */
export function OfflineReading({ keepsApp }: { keepsApp: boolean }) {
  const realtime = useRealtime();
  useEffect(() => {
    let end: (() => void) | undefined;
    let isOver = false;
    const begin = async () => {
      const { keepInBrowser } = await import('#web/realtime/seen/browser-seen.ts');
      if (!isOver) end = keepInBrowser(realtime);
    };
    const cancel = whenIdle(() => void begin());
    return () => {
      isOver = true;
      cancel();
      end?.();
    };
  }, [realtime]);
  useEffect(() => {
    if (!keepsApp || !('serviceWorker' in navigator)) return;
    return whenIdle(() => {
      navigator.serviceWorker.register('/service-worker.js').catch((error: unknown) => {
        // Not allowed here, in a private window for one: Tidewire works without.
        console.warn('This browser will not open Tidewire without a network.', error);
      });
    });
  }, [keepsApp]);
  return null;
}

/** Safari has no such callback, and takes the next turn. Returns how to call it off. */
function whenIdle(act: () => void): () => void {
  if (globalThis.requestIdleCallback === undefined) {
    const timer = setTimeout(act);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: 5_000 });
  return () => cancelIdleCallback(handle);
}
