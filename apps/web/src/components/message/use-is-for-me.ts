'use client';

import { useContext, useMemo } from 'react';
import { calls } from '#web/realtime/rooms/calls.ts';
import type { MessageRow } from '../room/timeline-rows.ts';
import { CallableContext } from './mentions.tsx';

/** Whether a message calls the reader: by name, or everybody. */
export function useIsForMe({ author, body, isDeleted, pending }: MessageRow): boolean {
  const { me } = useContext(CallableContext);
  return useMemo(
    () => me !== undefined && pending === undefined && !isDeleted && calls({ author, body }, me),
    [author, body, isDeleted, pending, me],
  );
}
