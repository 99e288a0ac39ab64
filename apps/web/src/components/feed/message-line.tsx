'use client';

import dynamic from 'next/dynamic';
import { heldWords, type Sayable, tellsScore } from '#web/realtime/matches/held-news.ts';
import { plainText } from '../room/plain-text.ts';

const MatchNewsLine = dynamic(async () => (await import('./match-news.tsx')).MatchNewsLine, {
  loading: () => heldWords,
});

/** What a message says in one line of a list, or that it is held back from this person. */
export function MessageLine({ message }: { message: Sayable & { readonly body: string } }) {
  if (tellsScore(message.feed)) return <MatchNewsLine news={message} />;
  // Files may be sent without a word.
  return message.body === '' && message.feed === undefined ? 'Attachment' : plainText(message.body);
}

/** Who stands over a message: what a live feed says is not what whoever added it says. */
export const sayerOf = ({ author, feed }: Pick<Sayable, 'feed'> & { author: string }): string =>
  feed === undefined ? author : 'Live feed';
