'use client';

import { useEffect } from 'react';
import { useRealtime } from '../realtime-provider.tsx';

/** While quotes are shown: ages grow by the second, and a lost connection shows at once. Costs nothing in a hidden tab. */
export function useRepaint(): void {
  const { client, quotes } = useRealtime();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') quotes.repaint();
    }, 1_000);
    const unsubscribe = client.onStatus(() => quotes.repaint());
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [client, quotes]);
}
