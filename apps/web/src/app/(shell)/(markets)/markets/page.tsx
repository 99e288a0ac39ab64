import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Markets' };

/** The watchlist is in the layout and has the whole width here. */
export default function MarketsPage() {
  return null;
}
