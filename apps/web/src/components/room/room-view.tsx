'use client';

import { assertNever } from '@tidewire/protocol/wire';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useRef, useState } from 'react';
import { withQueries } from '#web/realtime/queries.tsx';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { PendingMessage } from '#web/realtime/rooms/pending-messages.ts';
import { hasOlder } from '#web/realtime/rooms/room-log.ts';
import type { RoomState } from '#web/realtime/rooms/room-state.ts';
import { typingInWords } from '#web/realtime/rooms/typists.ts';
import { type RoomPins, useRoomPins } from '#web/realtime/rooms/use-pins.ts';
import { usePending } from '#web/realtime/rooms/use-rooms.ts';
import { useTyping } from '#web/realtime/rooms/use-typing.ts';
import { CallableContext } from '../message/mentions.tsx';
import { MessagePlaceContext } from '../message/message-place.ts';
import { panelStandsBeside, SidePanel } from '../shell/side-panel.tsx';
import { useHasBeen } from '../ui/use-has-been.ts';
import { Composer } from './composer.tsx';
import { EmptyRoom } from './empty-room.tsx';
import { RoomHeader } from './room-header.tsx';
import { Timeline } from './timeline.tsx';
import { buildRows, type MessageRow, type TimelineRow } from './timeline-rows.ts';
import { useCallable } from './use-callable.ts';
import { type OnCommand, useCommands } from './use-commands.ts';
import { useJump } from './use-jump.ts';
import { useMessagePlace } from './use-message-place.ts';
import { useReading } from './use-reading.ts';
import { type RoomPanel, useRoomAddress } from './use-room-address.ts';
import { useRoomShortcuts } from './use-room-shortcuts.ts';

const MessageMenu = dynamic(async () => (await import('../message/message-menu.tsx')).MessageMenu, {
  ssr: false,
});
const Members = dynamic(async () => (await import('./members.tsx')).Members, { ssr: false });
const RoomSettings = dynamic(async () => (await import('../keeping/room-settings.tsx')).RoomSettings, {
  ssr: false,
});
const EditOwnMessage = dynamic(async () => (await import('../message/edit-own-message.tsx')).EditOwnMessage, {
  ssr: false,
});
const RoomDialogs = dynamic(async () => (await import('./room-dialogs.tsx')).RoomDialogs, { ssr: false });
const ThreadPanel = dynamic(async () => (await import('./thread-panel.tsx')).ThreadPanel, { ssr: false });

const PinsPanel = dynamic(async () => (await import('./pins-panel.tsx')).PinsPanel, { ssr: false });
const JumpToDate = dynamic(async () => (await import('./jump-to-date.tsx')).JumpToDate, { ssr: false });

const nothingPending: readonly PendingMessage[] = [];

/** A room from inside: what is said, and where to say it. */
function OpenRoom({ room }: { room: RoomState }) {
  const { me, rooms } = useRealtime();
  const { room: about } = room.membership;
  const [isAtEnd, setAtEnd] = useState(true);
  const [sentCount, setSentCount] = useState(0);
  const { panel, setPanel, destination, leaveDestination } = useRoomAddress();
  const jump = useJump(about.id, destination);
  const isPast = room.past !== undefined;
  const pending = usePending(about.id);
  const { typists, sayTyping } = useTyping(about.id);
  const { unreadAfter, unreadCount, newCount, clearLine } = useReading(room, isAtEnd && !isPast);
  const day = useAsking<number>();
  const pins = useRoomPins(room);
  const pinned = usePinnedIds(pins);

  const shown = room.past ?? room.log;
  const { feedsMuted } = room.membership;
  const rows = useMemo(
    () => buildRows({ log: shown, pending: isPast ? nothingPending : pending, me, unreadAfter, feedsMuted }),
    [shown, isPast, pending, me, unreadAfter, feedsMuted],
  );
  const openThread = useCallback((rootId: string) => setPanel({ word: 'thread', rootId }), [setPanel]);
  const toMessage = useCallback(
    (messageId: string) => {
      // Where a panel stands beside the messages it may stay; elsewhere it covers them.
      if (!window.matchMedia(panelStandsBeside).matches) setPanel({ word: 'none' });
      void jump.toMessage(messageId);
    },
    [jump.toMessage, setPanel],
  );
  const { inRoom, inThread, menu, closeMenu } = useMessagePlace({
    membership: room.membership,
    openThread,
    markedId: jump.markedId,
    toMessage,
    askForDate: day.ask,
    pinned,
  });
  const callable = useCallable(
    about,
    useMemo(() => rows.some(isCalling), [rows]),
  );
  const [editing, setEditing] = useState<{ key: string; body: string }>();
  const loadOlder = useCallback(() => void rooms.pages.loadOlder(about.id), [rooms, about.id]);
  const loadNewer = useCallback(() => void rooms.pages.loadNewer(about.id), [rooms, about.id]);
  const showNewest = useCallback(() => {
    leaveDestination();
    rooms.pages.showNewest(about.id);
  }, [rooms, about.id, leaveDestination]);
  const goToEnd = useCallback(() => {
    clearLine();
    showNewest();
    setSentCount((count) => count + 1);
  }, [clearLine, showNewest]);
  useRoomShortcuts(room, goToEnd);
  const { onCommand, asked, onAskedChange } = useCommands(room.membership, callable.people);
  const hasAsked = useHasBeen(asked !== undefined);
  const isEmpty = rows.length === 0 && !hasOlder(shown);

  return (
    <CallableContext value={callable}>
      <div className="flex min-h-0 flex-1">
        <section aria-label={about.name} className="flex min-h-0 min-w-0 flex-1 flex-col">
          <RoomHeader
            membership={room.membership}
            sync={room.sync}
            panel={panel}
            onPanel={(word) => setPanel({ word: panel.word === word ? 'none' : word })}
            pinCount={pins.word === 'here' ? pins.pins.length : undefined}
            onSettings={() => setPanel({ word: 'settings' })}
            onDate={() => day.ask(Date.now())}
          />
          {isEmpty ? (
            <EmptyRoom name={about.name} />
          ) : (
            <MessagePlaceContext value={inRoom}>
              <Timeline
                key={room.view}
                rows={rows}
                older={room.older}
                hasOlder={hasOlder(shown)}
                onOlder={loadOlder}
                isPast={isPast}
                newer={room.newer}
                onNewer={loadNewer}
                onNewest={showNewest}
                aim={room.aim}
                onShown={jump.onShown}
                unreadCount={unreadCount}
                isUnreadOlder={unreadAfter !== undefined && unreadAfter < shown.floor}
                onUnread={() => void jump.toUnread(unreadAfter ?? 0)}
                newCount={isPast ? room.unread.count : newCount}
                onAtEnd={setAtEnd}
                jumpToEndKey={sentCount}
              />
            </MessagePlaceContext>
          )}
          <p aria-hidden="true" className="h-5 shrink-0 truncate px-6 text-2xs leading-5 text-faint">
            {typingInWords(typists)}
          </p>
          <Composer
            key={about.id}
            roomId={about.id}
            label={`Message ${about.name}`}
            onTyping={sayTyping}
            onSent={goToEnd}
            onCommand={onCommand}
            onEditLast={() => setEditing(lastOwnOf(rows, me.id))}
          />
        </section>
        <MessagePlaceContext value={inThread}>
          <RoomSide
            panel={panel}
            room={room}
            pins={pins}
            onClose={() => setPanel({ word: 'none' })}
            onCommand={onCommand}
          />
        </MessagePlaceContext>
        {menu === undefined ? null : <MessageMenu menu={menu} place={inRoom} onClose={closeMenu} />}
        {hasAsked ? (
          <RoomDialogs membership={room.membership} asked={asked} onOpenChange={onAskedChange} />
        ) : null}
        {editing === undefined ? null : (
          <EditOwnMessage
            key={editing.key}
            roomId={about.id}
            messageId={editing.key}
            body={editing.body}
            onClose={() => setEditing(undefined)}
          />
        )}
        {day.about === undefined ? null : (
          <JumpToDate
            key={day.count}
            open={day.isOpen}
            from={day.about}
            onOpenChange={day.close}
            onJump={(time) => {
              day.close();
              void jump.toDate(time);
            }}
          />
        )}
      </div>
    </CallableContext>
  );
}

export const RoomView = withQueries(OpenRoom);

const isCalling = (row: TimelineRow): boolean => row.type === 'message' && row.body.includes('@');

/** What the person said last here, if it can still be changed. */
const lastOwnOf = (rows: readonly TimelineRow[], me: string): MessageRow | undefined =>
  rows.findLast(
    (row): row is MessageRow =>
      row.type === 'message' &&
      row.author.id === me &&
      row.feed === undefined &&
      row.pending === undefined &&
      !row.isDeleted,
  );

/** Which messages say that they are pinned. The same ones stay the same object, so that rows are not drawn again for nothing. */
function usePinnedIds(pins: RoomPins): ReadonlySet<string> {
  const ids = pins.word === 'here' ? pins.pins.map(({ message }) => message.id).join(' ') : '';
  return useMemo(() => new Set(ids === '' ? [] : ids.split(' ')), [ids]);
}

/** A question about something: it stays what it is about while its dialog goes away. */
function useAsking<T>() {
  const [asked, setAsked] = useState<{ about: T | undefined; isOpen: boolean; count: number }>({
    about: undefined,
    isOpen: false,
    count: 0,
  });
  const ask = useCallback(
    (about: T) => setAsked(({ count }) => ({ about, isOpen: true, count: count + 1 })),
    [],
  );
  const close = useCallback(() => setAsked((now) => ({ ...now, isOpen: false })), []);
  return { ...asked, ask, close };
}

/** What is open beside the room. While it slides away it still shows what it was. */
function RoomSide({
  panel,
  room,
  pins,
  onClose,
  onCommand,
}: {
  panel: RoomPanel;
  room: RoomState;
  pins: RoomPins;
  onClose: () => void;
  onCommand: OnCommand;
}) {
  const last = useRef(panel);
  if (panel.word !== 'none') last.current = panel;
  const shown = last.current;
  const isOpen = panel.word !== 'none';
  const keeps = room.membership.role !== 'member';
  switch (shown.word) {
    case 'none':
      return null;
    case 'members':
      return (
        <SidePanel key="members" title="Members" open={isOpen} onClose={onClose}>
          <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
            <Members membership={room.membership} />
          </div>
        </SidePanel>
      );
    case 'settings':
      return (
        <SidePanel key="settings" title="Room settings" width="wide" open={isOpen} onClose={onClose}>
          {keeps ? <RoomSettings membership={room.membership} /> : <NotKept />}
        </SidePanel>
      );
    case 'pins':
      return (
        <SidePanel key="pins" title="Pinned messages" width="wide" open={isOpen} onClose={onClose}>
          <PinsPanel pins={pins} />
        </SidePanel>
      );
    case 'thread':
      return (
        <SidePanel key={shown.rootId} title="Thread" width="wide" open={isOpen} onClose={onClose}>
          <ThreadPanel room={room} rootId={shown.rootId} onCommand={onCommand} />
        </SidePanel>
      );
    default:
      return assertNever(shown);
  }
}

const NotKept = () => (
  <p className="p-4 text-[13px] text-soft">Only owners and moderators change this room.</p>
);
