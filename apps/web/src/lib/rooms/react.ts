import { limits } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';
import { toNodeEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { reachMessage } from './message-access.ts';
import { refuseMuted } from './post-message.ts';

type Place = { roomId: string; messageId: string; emoji: string };

const conflicts = {
  deleted: 'This message was deleted',
  full: `A message takes ${limits.reactionsPerMessage} different reactions`,
} as const;

export async function react(services: Services, caller: Caller, place: Place): Promise<Refusal | undefined> {
  const { database, gateway } = services;
  const reached = await reachMessage(database, caller, place, () => 'messages.react');
  if ('refused' in reached) return reached;
  const added = await database.messages.react({ ...place, userId: caller.id });
  if ('refused' in added) {
    if (added.refused === 'muted') return refuseMuted(added);
    const { refused } = added;
    return refused === 'gone' ? refuse('not_found') : refuse('conflict', { detail: conflicts[refused] });
  }
  await gateway.publish(toNodeEvents(added.committed));
  return undefined;
}

export async function unreact(
  services: Services,
  caller: Caller,
  place: Place,
): Promise<Refusal | undefined> {
  const { database, gateway } = services;
  const reached = await reachMessage(database, caller, place, () => 'messages.react');
  if ('refused' in reached) return reached;
  const removed = await database.messages.unreact({ ...place, userId: caller.id });
  if ('refused' in removed) return refuse('not_found');
  await gateway.publish(toNodeEvents(removed.committed));
  return undefined;
}
