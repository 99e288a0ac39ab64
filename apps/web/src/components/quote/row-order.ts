import type { DraggableAttributes } from '@dnd-kit/core';
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { type CSSProperties, type RefCallback, type RefObject, useCallback } from 'react';

/** How a row takes part in being ordered: where it is drawn meanwhile, and what its handle listens to. */
export type RowOrder = {
  ref: (element: HTMLElement | null) => void;
  style: CSSProperties;
  handle: DraggableAttributes & { [name: string]: unknown };
  isDragged: boolean;
};

export function useRowOrder(id: string): RowOrder {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id });
  return {
    ref: setNodeRef,
    style: { transform: CSS.Translate.toString(transform), transition: transition ?? '' },
    handle: { ...attributes, ...listeners },
    isDragged: isDragging,
  };
}

export function useMergedRefs<T extends HTMLElement>(
  one: RefObject<T | null>,
  other: (element: T | null) => void,
): RefCallback<T> {
  return useCallback(
    (element) => {
      one.current = element;
      other(element);
    },
    [one, other],
  );
}
