'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useContext, useEffect } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { type EmojiNames, emojiChoices } from '../emoji/emoji-names.ts';
import { CallableContext } from '../message/mentions.tsx';
import { type Choice, mostChoices, peopleChoices } from './choices.ts';
import type { Trigger } from './trigger.ts';

/** What there is to choose from, each kind loaded when it is first written. Until then, and where it cannot be loaded, nothing is offered. */
export function useOffers(kind: Trigger['kind'] | undefined): (trigger: Trigger) => readonly Choice[] {
  const { me } = useRealtime();
  const callable = useContext(CallableContext);
  useEffect(() => {
    if (kind === 'mention') callable.ask();
  }, [kind, callable.ask]);
  const emoji = useQuery({
    queryKey: ['emoji names'],
    queryFn: async (): Promise<readonly EmojiNames[]> => {
      const answer = await fetch('/emoji/en/names.json');
      return answer.ok ? answer.json() : [];
    },
    enabled: kind === 'emoji',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const commands = useQuery({
    queryKey: ['commands'],
    queryFn: async () => (await import('../commands/commands.ts')).commands,
    enabled: kind === 'command',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useCallback(
    (trigger) => {
      switch (trigger.kind) {
        case 'mention':
          return peopleChoices(callable, trigger.query, !me.guest);
        case 'emoji':
          return emojiChoices(emoji.data ?? [], trigger.query, mostChoices);
        case 'command':
          return commandChoices(commands.data ?? {}, trigger.query);
      }
    },
    [callable, me.guest, emoji.data, commands.data],
  );
}

type Listed = Readonly<Record<string, { readonly usage: string; readonly meaning: string }>>;

const commandChoices = (commands: Listed, query: string): Choice[] =>
  Object.entries(commands)
    .filter(([name]) => name.startsWith(query.toLowerCase()))
    .slice(0, mostChoices)
    .map(([name, { usage, meaning }]) => ({
      id: name,
      text: `/${name}`,
      label: usage === '' ? `/${name}` : `/${name} ${usage}`,
      hint: meaning,
    }));
