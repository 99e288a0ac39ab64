'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, type OpenProps } from '../ui/dialog.tsx';
import { dayValue, startOfDay } from './time-words.ts';

/** Asks for a day of the room's history. */
export function JumpToDate({
  open,
  from,
  onOpenChange,
  onJump,
}: OpenProps & {
  /** The day to begin with, Unix ms. */
  from: number;
  /** Unix ms: where the reader's day begins. */
  onJump: (time: number) => void;
}) {
  const fieldId = useId();
  const [day, setDay] = useState(() => dayValue(from));
  const time = startOfDay(day);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Jump to a date"
      description="The room is shown from the first message of that day."
    >
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (time !== undefined) onJump(time);
        }}
      >
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          <label htmlFor={fieldId} className="text-[13px] font-medium">
            Date
          </label>
          <input
            id={fieldId}
            type="date"
            required
            max={dayValue(Date.now())}
            value={day}
            onChange={(event) => setDay(event.target.value)}
            className="numeric h-9 w-full min-w-0 rounded-md border border-edge bg-canvas px-3 text-sm outline-hidden focus-visible:outline-2 focus-visible:outline-offset-[-1px] focus-visible:outline-accent-ink pointer-coarse:h-11 pointer-coarse:text-base"
          />
        </div>
        <Button type="submit" look="primary" disabled={time === undefined}>
          Jump
        </Button>
      </form>
    </Dialog>
  );
}
