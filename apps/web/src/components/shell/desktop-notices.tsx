'use client';

import { useEffect } from 'react';
import { preferences } from '#web/realtime/preferences.ts';
import { withQueries } from '#web/realtime/queries.tsx';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { newsIn } from '#web/realtime/rooms/room-news.ts';
import { useMessageWords } from '../feed/use-message-words.ts';
import { playTone } from './tone.ts';

/**
 * Tells of messages through the computer while nobody looks at the page. One of each room, whichever tab says it (they share its tag), and
 * gone when the room was read, here or on another device.
 */
function Notices() {
  const { rooms } = useRealtime();
  const wordsOf = useMessageWords();
  useEffect(() => {
    const shown = new Map<string, Notification>();
    const close = (roomId: string) => {
      shown.get(roomId)?.close();
      shown.delete(roomId);
    };
    const unsubscribe = rooms.store.subscribe((now, before) => {
      for (const [roomId, room] of now.rooms) {
        if (room.unread.count === 0) close(roomId);
        const news = newsIn(before.rooms.get(roomId), room);
        const { desktopNotices, sound } = preferences.getState();
        if (news === undefined || document.visibilityState === 'visible') continue;
        if (sound) playTone();
        if (!desktopNotices || Notification.permission !== 'granted') continue;
        const notice = new Notification(news.title, {
          body: wordsOf({ ...news.said, createdAt: news.said.at }),
          tag: roomId,
        });
        notice.onclick = () => {
          window.focus();
          window.location.assign(`/rooms/${roomId}`);
        };
        shown.set(roomId, notice);
      }
    });
    return () => {
      unsubscribe();
      for (const roomId of [...shown.keys()]) close(roomId);
    };
  }, [rooms, wordsOf]);
  return null;
}

export const DesktopNotices = withQueries(Notices);
