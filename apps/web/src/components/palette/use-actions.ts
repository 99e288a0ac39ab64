'use client';

import { useTheme } from 'next-themes';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { openTool } from '../shell/tools.ts';
import type { EntryIcon } from './entries.ts';

export type Action = { label: string; icon: EntryIcon; hint?: string; act: () => void };

/** What can be done from anywhere. */
export function useActions(): readonly Action[] {
  const { rooms } = useRealtime();
  const { setTheme } = useTheme();
  return [
    { label: 'Create a room', icon: 'action', hint: 'New room', act: () => openTool('new room') },
    { label: 'Mark every room read', icon: 'action', act: () => void rooms.markAllRead() },
    { label: 'Keyboard shortcuts', icon: 'action', hint: 'Help', act: () => openTool('shortcuts') },
    { label: 'Light appearance', icon: 'action', hint: 'Theme', act: () => setTheme('light') },
    { label: 'Dark appearance', icon: 'action', hint: 'Theme', act: () => setTheme('dark') },
    { label: 'Appearance of the system', icon: 'action', hint: 'Theme', act: () => setTheme('system') },
  ];
}
