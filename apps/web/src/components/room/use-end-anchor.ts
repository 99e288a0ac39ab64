'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/**
 * Whether the end is in view; and the view stays there when it gets smaller or larger itself (the composer grows, a keyboard opens, the
 * window is resized), which the virtualizer does not do.
 */
export function useEndAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
): { isAtEnd: boolean; look: () => void } {
  const [isAtEnd, setAtEnd] = useState(true);
  const wasAtEnd = useRef(true);
  const look = () => {
    wasAtEnd.current = virtualizer.isAtEnd();
    setAtEnd(wasAtEnd.current);
  };
  // Rows come and go without a word of the virtualizer's; where the view stands then is looked at each time they are drawn.
  useLayoutEffect(look);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const { clientHeight, clientWidth } = element;
    let size = { clientHeight, clientWidth };
    const remember = () => {
      wasAtEnd.current = virtualizer.isAtEnd();
    };
    const observer = new ResizeObserver(() => {
      const { clientHeight, clientWidth } = element;
      const isSame = clientHeight === size.clientHeight && clientWidth === size.clientWidth;
      size = { clientHeight, clientWidth };
      if (!isSame && wasAtEnd.current) virtualizer.scrollToEnd();
    });
    element.addEventListener('scroll', remember, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', remember);
      observer.disconnect();
    };
  }, [scroller, virtualizer]);

  return { isAtEnd, look };
}
