'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * What the virtualizer does not do by itself: it begins at the end, and stays there when the view itself gets smaller or larger (the
 * composer grows, a keyboard opens, the window is resized).
 */
export function useEndAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  isEmpty: boolean,
): void {
  const hasBegun = useRef(false);
  useLayoutEffect(() => {
    if (isEmpty || hasBegun.current) return;
    hasBegun.current = true;
    virtualizer.scrollToEnd();
  }, [isEmpty, virtualizer]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let wasAtEnd = true;
    const remember = () => {
      wasAtEnd = virtualizer.isAtEnd();
    };
    const observer = new ResizeObserver(() => {
      if (wasAtEnd) virtualizer.scrollToEnd();
    });
    element.addEventListener('scroll', remember, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', remember);
      observer.disconnect();
    };
  }, [scroller, virtualizer]);
}
