'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { Destination } from './use-jump.ts';

/** What is open beside a room. */
export type RoomPanel =
  | { word: 'none' }
  | { word: 'members' }
  | { word: 'settings' }
  | { word: 'pins' }
  | { word: 'thread'; rootId: string };

function leaveDestination(): void {
  const url = new URL(window.location.href);
  if (!url.searchParams.has('message') && !url.searchParams.has('date')) return;
  url.searchParams.delete('message');
  url.searchParams.delete('date');
  window.history.replaceState(null, '', url);
}

/**
 * What is open in a room is in the page's address, so that it can be linked, survives a reload, and Back shuts it. The server is not asked:
 * all of it is in the browser already.
 */
export function useRoomAddress(): {
  panel: RoomPanel;
  setPanel: (panel: RoomPanel) => void;
  /** The message that a link leads to, or the day. */
  destination: Destination;
  /** The reader is elsewhere now. */
  leaveDestination: () => void;
} {
  const search = useSearchParams();
  const id = search.get('message');
  const day = search.get('date');
  const destination = useMemo<Destination>(() => {
    if (id !== null) return { word: 'message', id };
    return day === null ? { word: 'none' } : { word: 'date', day };
  }, [id, day]);
  const thread = search.get('thread');
  const named = search.get('panel');
  const panel = useMemo<RoomPanel>(() => {
    if (thread !== null) return { word: 'thread', rootId: thread };
    const isOne = named === 'members' || named === 'pins' || named === 'settings';
    return { word: isOne ? named : 'none' };
  }, [thread, named]);
  const isOpen = panel.word !== 'none';

  const setPanel = useCallback(
    (next: RoomPanel) => {
      const url = new URL(window.location.href);
      url.searchParams.delete('thread');
      url.searchParams.delete('panel');
      if (next.word === 'thread') url.searchParams.set('thread', next.rootId);
      else if (next.word !== 'none') url.searchParams.set('panel', next.word);
      // One step of the history for a panel, whatever was in it.
      if (isOpen) window.history.replaceState(null, '', url);
      else window.history.pushState(null, '', url);
    },
    [isOpen],
  );
  return { panel, setPanel, destination, leaveDestination };
}
