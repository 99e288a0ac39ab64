'use client';

import { useQuery } from '@tanstack/react-query';
import type { Feed } from '@tidewire/protocol/wire';
import Link from 'next/link';
import { useMemo, useRef } from 'react';
import { api } from '#web/realtime/api.ts';
import { remember } from '#web/realtime/matches/match-memory.ts';
import { shownOf } from '#web/realtime/matches/score-hold.ts';
import { useLiveMatches } from '#web/realtime/matches/use-matches.ts';
import { useRevealed } from '#web/realtime/matches/use-revealed.ts';
import { provenanceLabel } from '#web/realtime/quotes/freshness.ts';
import { useRepaint } from '#web/realtime/quotes/use-repaint.ts';
import { groupOf, statusInWords } from '../match/match-words.ts';
import { useScoreHold } from '../match/use-score-hold.ts';
import { useSecond } from '../match/use-second.ts';
import { symbolOf } from '../quote/format-quote.ts';
import { useQuoteCells } from '../quote/use-quote-cells.ts';

/** A person's eye follows five a second. */
const cardRate = 5;

/** A live feed where it was added to a room: always its latest value, in place. `fallback` is what the message says in words. */
export function FeedCard({ feedId, fallback }: { feedId: string; fallback: string }) {
  const feed = useQuery({
    queryKey: ['feed', feedId],
    queryFn: () => api.feed(feedId),
    // Live values come over the socket.
    staleTime: 5 * 60_000,
  });
  if (feed.data === undefined)
    return (
      <p className="flex h-18 w-full max-w-sm items-center rounded-xl border border-line px-3.5 text-sm text-soft">
        {feed.isError ? `${fallback}: not here any more` : fallback}
      </p>
    );
  return feed.data.kind === 'match' ? <LiveMatch feed={feed.data} /> : <LiveQuote feed={feed.data} />;
}

/** A match as this person may see it: what they hold back is held back here, too. */
function LiveMatch({ feed }: { feed: Feed }) {
  const ids = useMemo(() => [feed.id], [feed.id]);
  const memory = useLiveMatches(ids).get(feed.id)?.memory;
  const { hold } = useScoreHold();
  const isRevealed = useRevealed().ids.has(feed.id);
  const now = useSecond();
  const stored = feed.latest !== null && 'home' in feed.latest ? feed.latest : undefined;
  const heard = memory ?? (stored && remember(undefined, stored, stored.time));
  const shown = heard && shownOf(heard, { hold: hold ?? { holdBack: 'until_revealed' }, isRevealed, now });
  const isOpen = shown !== undefined && groupOf(shown.match.status) !== 'upcoming';
  const goals = (side: 0 | 1) => (shown?.held === 'hidden' ? '–' : shown?.match.score[side]);
  return (
    <div className="relative mt-1 flex h-18 w-full max-w-sm flex-col justify-center rounded-xl border border-line bg-canvas px-3.5 hover:bg-hover">
      <Link
        href={`/sports/${feed.id}`}
        className="focus-inset flex items-center gap-2 text-sm font-semibold after:absolute after:inset-0 after:rounded-xl"
      >
        <span className="min-w-0 flex-1 truncate text-right">{shown?.match.home ?? feed.title}</span>
        <span className="numeric shrink-0 px-1">{isOpen ? `${goals(0)} – ${goals(1)}` : 'v'}</span>
        <span className="min-w-0 flex-1 truncate">{shown?.match.away}</span>
      </Link>
      <p className="mt-0.5 text-center text-2xs text-faint">
        {shown === undefined ? '' : `${statusInWords(shown.match)} · `}
        {provenanceLabel(shown?.match.provenance ?? feed.provenance)}
      </p>
    </div>
  );
}

function LiveQuote({ feed }: { feed: Feed }) {
  const root = useRef<HTMLDivElement>(null);
  useQuoteCells(root, feed, { maxRate: cardRate });
  useRepaint();
  return (
    <div
      ref={root}
      className="quote relative mt-1 flex h-18 w-full max-w-sm items-center gap-3 rounded-xl border border-line bg-canvas px-3.5 hover:bg-hover"
    >
      <span className="min-w-0 flex-1">
        <Link
          href={`/markets/${feed.id}`}
          className="focus-inset block truncate text-sm font-semibold after:absolute after:inset-0 after:rounded-xl"
        >
          {symbolOf(feed.id)}
        </Link>
        <span className="block truncate text-xs text-faint">{feed.title}</span>
      </span>
      <span className="numeric text-right text-sm">
        <span className="flex items-center justify-end gap-1">
          <span data-cell="tick" aria-hidden="true" className="quote-tick w-3 text-center text-xs" />
          <span data-cell="last" className="quote-value rounded-sm px-1 font-medium">
            –
          </span>
          {feed.currency === null ? null : <span className="text-2xs text-faint">{feed.currency}</span>}
        </span>
        <span className="quote-trend flex items-center justify-end gap-1 px-1 text-xs">
          <span aria-hidden="true" className="quote-arrow" />
          <span data-cell="percent">–</span>
        </span>
      </span>
      <span className="w-16 text-right text-xs">
        <span className="quote-age justify-end">
          <span data-cell="age">…</span>
        </span>
        <span data-cell="provenance" className="block truncate text-2xs text-faint">
          {provenanceLabel(feed.provenance)}
        </span>
      </span>
    </div>
  );
}
