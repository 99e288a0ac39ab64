'use client';

import type { Membership } from '@tidewire/protocol/wire';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { Outcome } from '../commands/commands.ts';
import type { Callable } from '../message/mentions.tsx';
import { toast } from '../ui/toast.ts';
import type { RoomQuestion } from './room-dialogs.tsx';

export type OnCommand = (name: string, argument: string) => Promise<Outcome>;

/** What the commands of a room’s fields do. They are loaded when the first is given. */
export function useCommands(membership: Membership, people: Callable['people']) {
  const { rooms } = useRealtime();
  const router = useRouter();
  const [asked, ask] = useState<RoomQuestion>();

  const onCommand: OnCommand = async (name, argument) => {
    try {
      const { runCommand } = await import('../commands/commands.ts');
      const place = { membership, rooms, people, go: (href: string) => router.push(href), ask };
      const outcome = await runCommand(name, argument, place);
      if (outcome.word === 'done' && outcome.note !== undefined) toast(outcome.note);
      return outcome;
    } catch {
      // A part of the page that cannot be loaded, which is the network.
      return { word: 'refused', why: 'Commands could not be loaded. Check your connection and try again.' };
    }
  };
  const onAskedChange = (open: boolean) => {
    if (!open) ask(undefined);
  };
  return { onCommand, asked, onAskedChange };
}
