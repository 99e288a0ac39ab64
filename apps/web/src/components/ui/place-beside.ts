import { assertNever } from '@tidewire/protocol/wire';

export type Side = 'top' | 'right' | 'bottom' | 'left';
type Size = { width: number; height: number };
type Box = Size & { left: number; top: number };

const distance = 8;
const margin = 5;
const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;

/** Where something of this size stands beside an anchor: on the wished side or, where only the other has room, there; always inside the view. */
export function placeBeside(anchor: Box, size: Size, view: Size, side: Side): { left: number; top: number } {
  const chosen =
    hasRoom(anchor, size, view, side) || !hasRoom(anchor, size, view, opposite[side]) ? side : opposite[side];
  const { left, top } = at(anchor, size, chosen);
  return {
    left: within(left, view.width - size.width),
    top: within(top, view.height - size.height),
  };
}

function at(anchor: Box, { width, height }: Size, side: Side): { left: number; top: number } {
  const middle = {
    left: anchor.left + (anchor.width - width) / 2,
    top: anchor.top + (anchor.height - height) / 2,
  };
  switch (side) {
    case 'top':
      return { ...middle, top: anchor.top - height - distance };
    case 'bottom':
      return { ...middle, top: anchor.top + anchor.height + distance };
    case 'left':
      return { ...middle, left: anchor.left - width - distance };
    case 'right':
      return { ...middle, left: anchor.left + anchor.width + distance };
    default:
      return assertNever(side);
  }
}

function hasRoom(anchor: Box, size: Size, view: Size, side: Side): boolean {
  const { left, top } = at(anchor, size, side);
  return side === 'top' || side === 'bottom'
    ? top >= margin && top + size.height <= view.height - margin
    : left >= margin && left + size.width <= view.width - margin;
}

const within = (value: number, most: number): number => Math.max(margin, Math.min(value, most - margin));
