'use client';

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { Feed } from '@tidewire/protocol/wire';
import type { ReactNode } from 'react';
import { symbolOf } from './format-quote.ts';
import { useMoveWatch } from './use-watchlist.ts';

/** Lets the rows within be put into another order: by dragging, or with space, arrows and space. Each step is said aloud. */
export function WatchOrder({ feeds, children }: { feeds: readonly Feed[]; children: ReactNode }) {
  const { mutate } = useMoveWatch();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = feeds.map(({ id }) => id);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over === null || active.id === over.id) return;
    const ordered = arrayMove(ids, ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
    mutate({ feedId: String(active.id), after: ordered[ordered.indexOf(String(active.id)) - 1] ?? null });
  };
  return (
    <DndContext
      // Made up by itself, it would be another on the server.
      id="watchlist"
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements: announcementsFor(ids), screenReaderInstructions: { draggable: howTo } }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

const howTo = 'To move it, press space, then the arrow keys, and space again. Escape leaves it where it was.';

function announcementsFor(ids: readonly string[]): Announcements {
  const name = (id: string | number) => symbolOf(String(id));
  const place = (id: string | number) => `place ${ids.indexOf(String(id)) + 1} of ${ids.length}`;
  const pickedUp = (id: string | number) => `${name(id)} picked up, ${place(id)}.`;
  return {
    onDragStart: ({ active }) => pickedUp(active.id),
    // It is over itself at once, which would take the words away that it was picked up.
    onDragOver: ({ active, over }) => {
      if (over === null) return undefined;
      return over.id === active.id ? pickedUp(active.id) : `${name(active.id)} to ${place(over.id)}.`;
    },
    onDragEnd: ({ active, over }) =>
      over === null
        ? `${name(active.id)} stays where it was.`
        : `${name(active.id)} is at ${place(over.id)}.`,
    onDragCancel: ({ active }) => `${name(active.id)} stays where it was.`,
  };
}
