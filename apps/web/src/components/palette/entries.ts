import {
  ArrowRight,
  ChartCandlestick,
  Hash,
  Lock,
  type LucideIcon,
  Search,
  SquareArrowRight,
  Trophy,
  User,
} from 'lucide-react';

export type EntryIcon = 'room' | 'private' | 'market' | 'match' | 'person' | 'page' | 'action' | 'search';

export const icons: Record<EntryIcon, LucideIcon> = {
  room: Hash,
  private: Lock,
  market: ChartCandlestick,
  match: Trophy,
  person: User,
  page: SquareArrowRight,
  action: ArrowRight,
  search: Search,
};

/** One line of the palette. */
export type Entry = {
  /** Unique in the palette. */
  readonly id: string;
  readonly label: string;
  readonly icon: EntryIcon;
  /** What else it is found by, and what stands behind its name. */
  readonly hint?: string;
  readonly choose: () => void;
};

export type EntryGroup = { readonly heading: string; readonly entries: readonly Entry[] };
