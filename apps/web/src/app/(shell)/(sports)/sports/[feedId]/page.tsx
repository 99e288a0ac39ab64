import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isMatchFeed } from '#web/components/match/match-words.ts';
import { services } from '#web/lib/services.ts';

type Props = { params: Promise<{ feedId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { feedId } = await params;
  if (!isMatchFeed(feedId)) return { title: 'Not found' };
  return { title: (await services().database.feeds.find(feedId))?.title ?? 'Match' };
}

/** The layout has drawn the match. */
export default async function SportPage({ params }: Props) {
  const { feedId } = await params;
  if (!isMatchFeed(feedId)) notFound();
  return null;
}
