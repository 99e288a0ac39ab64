'use client';

import { useEffect } from 'react';
import { useMentionsTotal, useUnreadTotal } from '#web/realtime/rooms/use-rooms.ts';
import { withCount } from './title-count.ts';

/** Puts the number of unread messages before whatever title a page gives itself. */
export function TitleBadge() {
  const unread = useUnreadTotal();
  const mentions = useMentionsTotal();
  useEffect(() => {
    const mark = () => {
      const title = withCount(document.title, unread, mentions);
      if (document.title !== title) document.title = title;
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, [unread, mentions]);
  return null;
}
