import { FeedIdSchema } from '@tidewire/protocol';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MatchPage } from '#web/components/match/match-page.tsx';
import { services } from '#web/lib/services.ts';

type Props = { params: Promise<{ feedId: string }> };

const isMatchId = (feedId: string): boolean =>
  feedId.startsWith('match.') && FeedIdSchema.safeParse(feedId).success;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { feedId } = await params;
  const feed = isMatchId(feedId) ? await services().database.feeds.find(feedId) : undefined;
  return { title: feed?.title ?? 'Match' };
}

export default async function SportPage({ params }: Props) {
  const { feedId } = await params;
  if (!isMatchId(feedId)) notFound();
  return <MatchPage key={feedId} feedId={feedId} />;
}
