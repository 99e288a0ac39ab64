import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Sports' };

/** The scoreboard is in the layout and has the whole width here. */
export default function SportsPage() {
  return null;
}
