'use client';

import type { Author } from '@tidewire/protocol/wire';
import dynamic from 'next/dynamic';
import { type Sayable, tellsScore } from '#web/realtime/matches/held-news.ts';
import { Markdown } from './markdown.tsx';
import { MayCallAllContext } from './mentions.tsx';

/** Loaded where there is one: most rooms have none. */
const FeedCard = dynamic(async () => (await import('../feed/feed-card.tsx')).FeedCard, {
  ssr: false,
  loading: () => <span className="mt-1 block h-18 w-full max-w-sm rounded-xl border border-line" />,
});
const MatchNews = dynamic(async () => (await import('../feed/match-news.tsx')).MatchNews, {
  ssr: false,
  loading: () => <span className="block h-6" />,
});

/** What a message says: its words, or what a live feed shows in their place. */
export function MessageBody({
  message,
}: {
  message: Sayable & { readonly author: Author; readonly body: string };
}) {
  const { author, body, feed } = message;
  if (feed?.part === 'card') return <FeedCard feedId={feed.id} fallback={body} />;
  if (tellsScore(feed)) return <MatchNews news={message} />;
  if (body === '') return null;
  return (
    <MayCallAllContext value={!author.guest}>
      <Markdown text={body} />
    </MayCallAllContext>
  );
}
