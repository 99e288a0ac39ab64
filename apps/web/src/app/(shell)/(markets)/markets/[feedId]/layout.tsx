import type { ReactNode } from 'react';
import { FeedPage } from '#web/components/quote/feed-page.tsx';
import { isQuoteFeed } from '#web/components/quote/format-quote.ts';

type Props = { params: Promise<{ feedId: string }>; children: ReactNode };

/** The feed is drawn here, above the page, so that a link brings it along and a click shows it at once. */
export default async function MarketLayout({ params, children }: Props) {
  const { feedId } = await params;
  return (
    <>
      {isQuoteFeed(feedId) ? <FeedPage feedId={feedId} /> : null}
      {children}
    </>
  );
}
