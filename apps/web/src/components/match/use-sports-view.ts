'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

export type SportsView = 'matches' | 'tables' | 'bracket';

/** Which view of the scoreboard is open is in the page's address, so that it can be linked and survives a reload. */
export function useSportsView(): { view: SportsView; setView: (view: SportsView) => void } {
  const named = useSearchParams().get('view');
  const setView = useCallback((next: SportsView) => {
    const url = new URL(window.location.href);
    if (next === 'matches') url.searchParams.delete('view');
    else url.searchParams.set('view', next);
    window.history.replaceState(null, '', url);
  }, []);
  return { view: named === 'tables' || named === 'bracket' ? named : 'matches', setView };
}
