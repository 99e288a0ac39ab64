import { ChartCandlestick, type LucideIcon, MessagesSquare, Trophy } from 'lucide-react';

export type Destination = { href: `/${string}`; label: string; icon: LucideIcon };

/** Where the rail leads. Search joins them when there is something to search. */
export const destinations: readonly Destination[] = [
  { href: '/rooms', label: 'Rooms', icon: MessagesSquare },
  { href: '/markets', label: 'Markets', icon: ChartCandlestick },
  { href: '/sports', label: 'Sports', icon: Trophy },
];
