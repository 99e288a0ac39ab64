'use client';

import { type MouseEvent, type PointerEvent, type TouchEvent, useEffect, useMemo, useRef } from 'react';

/** As long as phones take for their own. */
const longPressMs = 450;
/** A finger that moves this far scrolls. */
const slackPx = 10;

/**
 * A finger that rests. Chrome on Android also says `contextmenu`, Safari says nothing; so time is taken here, and the browser’s own menu is
 * left out. Links and buttons keep what they do.
 */
export function useLongPress(onLongPress: () => void) {
  const pressed = useRef(onLongPress);
  pressed.current = onLongPress;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    let start = { x: 0, y: 0 };
    let isFinger = false;
    let hasRested = false;
    const end = () => clearTimeout(timer.current);
    return {
      onPointerDown: (event: PointerEvent) => {
        isFinger = event.pointerType === 'touch';
        hasRested = false;
        end();
        if (!isFinger || !event.isPrimary || isControl(event.target)) return;
        start = { x: event.clientX, y: event.clientY };
        timer.current = setTimeout(() => {
          hasRested = true;
          pressed.current();
        }, longPressMs);
      },
      onPointerMove: (event: PointerEvent) => {
        if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > slackPx) end();
      },
      onPointerUp: end,
      onPointerCancel: end,
      // Lifted soon after, a finger would also click, and so shut what it has just opened.
      onTouchEnd: (event: TouchEvent) => {
        if (hasRested && event.cancelable) event.preventDefault();
      },
      onContextMenu: (event: MouseEvent) => {
        if (isFinger && !isControl(event.target)) event.preventDefault();
      },
    };
  }, []);
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, textarea') !== null;
