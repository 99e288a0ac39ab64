'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps the row being read where it is while the rows put before it are measured. The virtualizer corrects for rows that begin above the
 * view; a reader at the very top has the first of the new rows inside the view, above the one they read, and those count as well.
 */
export function useReadingAnchor(
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  firstKey: string | undefined,
): void {
  const before = useRef(firstKey);
  const anchorKey = useRef<string>(undefined);
  if (before.current !== firstKey) {
    anchorKey.current = before.current;
    before.current = firstKey;
  }
  useLayoutEffect(() => {
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, instance) => {
      const offset = instance.scrollOffset ?? 0;
      if (instance.itemSizeCache.has(item.key))
        return item.end <= offset && instance.scrollDirection !== 'backward';
      if (item.start < offset) return true;
      const anchor = instance.getVirtualItems().find(({ key }) => key === anchorKey.current);
      const isInView = anchor !== undefined && anchor.start < offset + (instance.scrollRect?.height ?? 0);
      return isInView && item.index < anchor.index;
    };
    return () => {
      virtualizer.shouldAdjustScrollPositionOnItemSizeChange = undefined;
    };
  }, [virtualizer]);
}
