import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isQuoteFeed, symbolOf } from '#web/components/quote/format-quote.ts';

type Props = { params: Promise<{ feedId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { feedId } = await params;
  return { title: isQuoteFeed(feedId) ? symbolOf(feedId) : 'Not found' };
}

/** The layout has drawn the feed. */
export default async function MarketPage({ params }: Props) {
  const { feedId } = await params;
  if (!isQuoteFeed(feedId)) notFound();
  return null;
}
