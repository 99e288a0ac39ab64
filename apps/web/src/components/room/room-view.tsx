'use client';

import { useCallback, useMemo, useState } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { hasOlder } from '#web/realtime/rooms/room-log.ts';
import type { RoomState } from '#web/realtime/rooms/room-state.ts';
import { typingInWords } from '#web/realtime/rooms/typists.ts';
import { usePending } from '#web/realtime/rooms/use-rooms.ts';
import { useTyping } from '#web/realtime/rooms/use-typing.ts';
import { RoomContext } from '../message/room-context.ts';
import { SidePanel } from '../shell/side-panel.tsx';
import { Composer } from './composer.tsx';
import { EmptyRoom } from './empty-room.tsx';
import { Members } from './members.tsx';
import { RoomHeader } from './room-header.tsx';
import { Timeline } from './timeline.tsx';
import { buildRows } from './timeline-rows.ts';
import { useReading } from './use-reading.ts';

/** A room from inside: what is said, and where to say it. */
export function RoomView({ room }: { room: RoomState }) {
  const { me, rooms } = useRealtime();
  const { room: about } = room.membership;
  const [isAtEnd, setAtEnd] = useState(true);
  const [sentCount, setSentCount] = useState(0);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const pending = usePending(about.id);
  const { typists, sayTyping } = useTyping(about.id);
  const { unreadAfter, newCount, clearLine } = useReading(room, isAtEnd);

  const rows = useMemo(
    () => buildRows({ log: room.log, pending, me, unreadAfter }),
    [room.log, pending, me, unreadAfter],
  );
  const { role } = room.membership;
  const context = useMemo(() => ({ roomId: about.id, role }), [about.id, role]);
  const loadOlder = useCallback(() => void rooms.loadOlder(about.id), [rooms, about.id]);
  const isEmpty = rows.length === 0 && !hasOlder(room.log);

  return (
    <div className="flex min-h-0 flex-1">
      <section aria-label={about.name} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <RoomHeader
          membership={room.membership}
          sync={room.sync}
          isPanelOpen={isPanelOpen}
          onPanel={() => setPanelOpen((now) => !now)}
        />
        {isEmpty ? (
          <EmptyRoom name={about.name} />
        ) : (
          <RoomContext value={context}>
            <Timeline
              rows={rows}
              older={room.older}
              hasOlder={hasOlder(room.log)}
              onOlder={loadOlder}
              newCount={newCount}
              onAtEnd={setAtEnd}
              jumpToEndKey={sentCount}
            />
          </RoomContext>
        )}
        <p aria-hidden="true" className="h-5 shrink-0 truncate px-6 text-2xs leading-5 text-faint">
          {typingInWords(typists)}
        </p>
        <Composer
          key={about.id}
          roomId={about.id}
          roomName={about.name}
          onTyping={sayTyping}
          onSent={() => {
            clearLine();
            setSentCount((count) => count + 1);
          }}
        />
      </section>
      <SidePanel title="Members" open={isPanelOpen} onClose={() => setPanelOpen(false)}>
        <Members membership={room.membership} />
      </SidePanel>
    </div>
  );
}
