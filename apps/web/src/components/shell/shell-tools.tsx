'use client';

import dynamic from 'next/dynamic';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useRoomList } from '#web/realtime/rooms/use-rooms.ts';
import { notePlace } from '../palette/recent-places.ts';
import { useShortcut, useShortcutListener } from '../shortcuts/use-shortcut.ts';
import { announce } from '../ui/announcer.tsx';
import { useHasBeen } from '../ui/use-has-been.ts';
import { roomBeside } from './room-beside.ts';
import { openTool, useTool } from './tools.ts';

const CommandPalette = dynamic(async () => (await import('../palette/command-palette.tsx')).CommandPalette, {
  ssr: false,
});
const ShortcutsSheet = dynamic(
  async () => (await import('../shortcuts/shortcuts-sheet.tsx')).ShortcutsSheet,
  { ssr: false },
);
const CreateRoomDialog = dynamic(
  async () => (await import('../room/create-room-dialog.tsx')).CreateRoomDialog,
  { ssr: false },
);

/** The shortcuts that hold on every page, and what they open. Each tool is loaded when it is opened for the first time. */
export function ShellTools() {
  const { me, rooms: store } = useRealtime();
  const rooms = useRoomList();
  const router = useRouter();
  const pathname = usePathname();
  const tool = useTool();
  const hasPalette = useHasBeen(tool === 'palette');
  const hasSheet = useHasBeen(tool === 'shortcuts');
  const hasNewRoom = useHasBeen(tool === 'new room');
  const onOpenChange = (open: boolean) => {
    if (!open) openTool('none');
  };

  useEffect(() => notePlace(me.id, pathname), [me.id, pathname]);

  const go = (step: 1 | -1, isUnreadOnly: boolean) => () => {
    const current = /^\/rooms\/([^/]+)/.exec(pathname)?.[1];
    const next = roomBeside(rooms, current, step, isUnreadOnly);
    if (next !== undefined) router.push(`/rooms/${next}`);
    else if (isUnreadOnly) announce('Nothing is unread');
  };
  useShortcutListener();
  useShortcut('palette', () => openTool(tool === 'palette' ? 'none' : 'palette'));
  useShortcut('help', () => openTool('shortcuts'));
  useShortcut('search', () => router.push('/search'));
  useShortcut('nextRoom', go(1, false));
  useShortcut('previousRoom', go(-1, false));
  useShortcut('nextUnread', go(1, true));
  useShortcut('previousUnread', go(-1, true));
  useShortcut('readAll', () => {
    void store.markAllRead();
    announce('Every room is read');
  });

  return (
    <>
      {hasPalette ? <CommandPalette open={tool === 'palette'} onOpenChange={onOpenChange} /> : null}
      {hasSheet ? <ShortcutsSheet open={tool === 'shortcuts'} onOpenChange={onOpenChange} /> : null}
      {hasNewRoom ? <CreateRoomDialog open={tool === 'new room'} onOpenChange={onOpenChange} /> : null}
    </>
  );
}
