'use client';

import { Command } from 'cmdk';
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

export type PaletteIcon = 'room' | 'private' | 'market' | 'match' | 'person' | 'page' | 'action' | 'search';

const icons: Record<PaletteIcon, LucideIcon> = {
  room: Hash,
  private: Lock,
  market: ChartCandlestick,
  match: Trophy,
  person: User,
  page: SquareArrowRight,
  action: ArrowRight,
  search: Search,
};

/** One line of the palette. It is found by its words; `value` only tells it from the others. */
export function PaletteItem({
  value,
  label,
  icon,
  hint,
  forceMount = false,
  onSelect,
}: {
  value: string;
  label: string;
  icon: PaletteIcon;
  hint?: string;
  forceMount?: boolean;
  onSelect: () => void;
}) {
  const Icon = icons[icon];
  return (
    <Command.Item
      value={value}
      keywords={hint === undefined ? [label] : [label, hint]}
      forceMount={forceMount}
      onSelect={onSelect}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-3 text-sm select-none data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-faint" />
      <bdi className="min-w-0 truncate">{label}</bdi>
      {hint === undefined ? null : <span className="ml-auto shrink-0 pl-3 text-xs text-faint">{hint}</span>}
    </Command.Item>
  );
}
