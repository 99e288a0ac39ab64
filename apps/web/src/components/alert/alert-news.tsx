'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { withQueries } from '#web/realtime/queries.tsx';
import { useNotices } from '#web/realtime/use-notices.ts';
import { useScoreHold } from '../match/use-score-hold.ts';
import { announce } from '../ui/announcer.tsx';
import { toast } from '../ui/toast.ts';
import { firingInWords } from './alert-words.ts';
import { useFreshAlerts } from './use-alerts.ts';

/** Says on every page that an alert fired: on the screen, aloud, and in the title while nobody looks. */
function News() {
  const router = useRouter();
  const [unseen, setUnseen] = useState<string>();
  const { hold } = useScoreHold();
  useFreshAlerts();
  useNotices((notice) => {
    if (notice.kind !== 'alert.fired' && notice.kind !== 'alert.corrected') return;
    const { title, detail } = firingInWords(notice, { hidesScores: hold?.holdBack !== 'off' });
    announce(`Alert. ${title}, ${detail}.`);
    const path = `${notice.match === undefined ? '/markets' : '/sports'}/${notice.feedId}`;
    toast(`${title} · ${detail}`, {
      id: `${notice.alertId} ${notice.nth} ${notice.kind}`,
      duration: 10_000,
      action: { label: 'Show', onClick: () => router.push(path) },
    });
    if (document.visibilityState === 'hidden') setUnseen(title);
  });
  useTitle(unseen, () => setUnseen(undefined));
  return null;
}

export const AlertNews = withQueries(News);

/** Puts the words before whatever title the page gives itself, until somebody looks. */
function useTitle(words: string | undefined, onSeen: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `onSeen` only clears
  useEffect(() => {
    if (words === undefined) return;
    const before = document.title;
    const marked = `🔔 ${words} · ${before}`;
    document.title = marked;
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      if (document.title === marked) document.title = before;
      onSeen();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [words]);
}
