'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Aim } from '#web/realtime/rooms/room-state.ts';
import type { TimelineRow } from './timeline-rows.ts';

/**
 * Where the reader begins: at the end, or at the row they asked for, whenever they ask. `isSettled` is false until the view is there:
 * what lies around it is asked for only then, and not around a place that was only passed.
 */
export function useAim(
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  rows: readonly TimelineRow[],
  aim: Aim | undefined,
  onShown: (row: string) => void,
): { isSettled: boolean } {
  const hasBegun = useRef(false);
  const aimed = useRef<{ aim: Aim; index: number }>(undefined);
  const [settled, setSettled] = useState<Aim | 'end'>();
  const at = aim === undefined || aim === settled ? -1 : rows.findIndex(({ key }) => key === aim.row);
  const isEmpty = rows.length === 0;

  useLayoutEffect(() => {
    if (isEmpty) return;
    if (aim !== undefined && at !== -1) {
      hasBegun.current = true;
      // Rows that come before it while the view is on its way give it another index.
      if (aimed.current?.aim === aim && aimed.current.index === at) return;
      const isFirst = aimed.current?.aim !== aim;
      aimed.current = { aim, index: at };
      virtualizer.scrollToIndex(at, { align: 'center' });
      if (isFirst) onShown(aim.row);
    } else if (!hasBegun.current) {
      hasBegun.current = true;
      virtualizer.scrollToEnd();
    }
  }, [isEmpty, aim, at, virtualizer, onShown]);

  const isSettled = aim === undefined ? settled !== undefined : settled === aim;
  // The browser tells where it scrolled to in the frame after; another place in the rows means another way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row's place is what begins the wait anew
  useEffect(() => {
    if (isEmpty || isSettled) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setSettled(aim ?? 'end'));
    });
    return () => cancelAnimationFrame(frame);
  }, [isEmpty, isSettled, aim, at]);

  return { isSettled };
}

/**
 * Whether it is, or was when this was drawn last. Rows that join a stretch of the past to the present are appended in the very moment in
 * which it stops being past, and must not be followed.
 */
export function useNowOrBefore(is: boolean): boolean {
  const before = useRef(is);
  useEffect(() => {
    before.current = is;
  });
  return is || before.current;
}
