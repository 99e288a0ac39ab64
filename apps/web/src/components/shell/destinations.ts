import { ChartCandlestick, type LucideIcon, MessagesSquare, Search, Trophy } from 'lucide-react';

export type Destination = { href: `/${string}`; label: string; icon: LucideIcon };

/** Where the rail leads. */
export const destinations: readonly Destination[] = [
  { href: '/rooms', label: 'Rooms', icon: MessagesSquare },
  { href: '/markets', label: 'Markets', icon: ChartCandlestick },
  { href: '/sports', label: 'Sports', icon: Trophy },
  { href: '/search', label: 'Search', icon: Search },
];
