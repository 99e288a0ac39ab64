import type { ReactNode } from 'react';
import { MatchPage } from '#web/components/match/match-page.tsx';
import { isMatchFeed } from '#web/components/match/match-words.ts';

type Props = { params: Promise<{ feedId: string }>; children: ReactNode };

/** The match is drawn here, above the page, so that a link brings it along and a click shows it at once. */
export default async function SportLayout({ params, children }: Props) {
  const { feedId } = await params;
  return (
    <>
      {isMatchFeed(feedId) ? <MatchPage key={feedId} feedId={feedId} /> : null}
      {children}
    </>
  );
}
