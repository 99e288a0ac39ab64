import { FeedIdSchema } from '@tidewire/protocol';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FeedPage } from '#web/components/quote/feed-page.tsx';
import { symbolOf } from '#web/components/quote/format-quote.ts';

type Props = { params: Promise<{ feedId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: symbolOf((await params).feedId) };
}

export default async function MarketPage({ params }: Props) {
  const { feedId } = await params;
  if (!FeedIdSchema.safeParse(feedId).success || feedId.startsWith('match.')) notFound();
  return <FeedPage feedId={feedId} />;
}
