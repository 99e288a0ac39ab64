'use client';

import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { placeBeside, type Side } from './place-beside.ts';

/** Resting on something this long asks what it is. */
const askedAfterMs = 400;
/** So long the pointer may take from the trigger to the hint, where there is a link or a word to copy. */
const mayCrossMs = 120;

/**
 * A hint on hover and focus. It repeats or explains; nothing may be found only here. The trigger keeps its own `aria-label`. Every page has
 * many of these and shows few, so they are made of nothing but the platform: a popover, in the top layer, where no row clips it.
 */
export function Tooltip({
  content,
  side = 'top',
  children,
}: {
  content: ReactNode;
  side?: Side;
  children: ReactElement<Trigger>;
}) {
  const [isShown, setShown] = useState(false);
  const anchor = useRef<Element>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  useEffect(() => () => clearTimeout(timer.current), []);
  const soon = (next: boolean, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(next), afterMs);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  const given = children.props;
  const trigger: Trigger = {
    ...(isShown ? { 'aria-describedby': id } : {}),
    onPointerEnter: (event) => {
      given.onPointerEnter?.(event);
      anchor.current = event.currentTarget;
      if (event.pointerType !== 'touch') soon(true, askedAfterMs);
    },
    onPointerLeave: (event) => {
      given.onPointerLeave?.(event);
      soon(false, mayCrossMs);
    },
    onPointerDown: (event) => {
      given.onPointerDown?.(event);
      hide();
    },
    onFocus: (event) => {
      given.onFocus?.(event);
      anchor.current = event.currentTarget;
      if (event.currentTarget.matches(':focus-visible')) setShown(true);
    },
    onBlur: (event) => {
      given.onBlur?.(event);
      hide();
    },
  };
  return (
    <>
      {cloneElement(children, trigger)}
      {isShown ? (
        <Hint
          id={id}
          anchor={anchor}
          side={side}
          onHide={hide}
          onStay={() => clearTimeout(timer.current)}
          onLeave={() => soon(false, mayCrossMs)}
        >
          {content}
        </Hint>
      ) : null}
    </>
  );
}

/** What a trigger has to pass on to its element. */
type Trigger = Pick<
  React.DOMAttributes<Element>,
  'onPointerEnter' | 'onPointerLeave' | 'onPointerDown' | 'onFocus' | 'onBlur'
> & { 'aria-describedby'?: string };

function Hint({
  id,
  anchor,
  side,
  onHide,
  onStay,
  onLeave,
  children,
}: {
  id: string;
  anchor: RefObject<Element | undefined>;
  side: Side;
  onHide: () => void;
  onStay: () => void;
  onLeave: () => void;
  children: ReactNode;
}) {
  const hint = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = hint.current;
    if (element === null || anchor.current === undefined) return;
    element.showPopover();
    const { left, top } = placeBeside(
      anchor.current.getBoundingClientRect(),
      element.getBoundingClientRect(),
      { width: document.documentElement.clientWidth, height: window.innerHeight },
      side,
    );
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [anchor, side]);
  const hide = useEffectEvent(onHide);
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide();
    };
    // What it explains scrolls away under it.
    const scroll = () => hide();
    window.addEventListener('keydown', press, true);
    window.addEventListener('scroll', scroll, { capture: true, passive: true });
    return () => {
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('scroll', scroll, true);
    };
  }, []);
  return (
    <span
      ref={hint}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={onStay}
      onPointerLeave={onLeave}
      className="fixed inset-auto m-0 w-max max-w-72 overflow-visible rounded-md border-0 bg-ink px-2 py-1 text-left text-xs font-normal text-canvas"
    >
      {children}
    </span>
  );
}
