import { limits } from '@tidewire/protocol';
import { toNodeEvents } from '#web/lib/node-events.ts';
import { noContent } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { MessageParams, reachMessage } from '#web/lib/rooms/message-access.ts';

const conflicts = {
  deleted: 'This message was deleted',
  full: `A room has at most ${limits.pinsPerRoom} pins`,
} as const;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: operation({
    id: 'pinMessage',
    summary: 'Pin a message',
    description: 'For moderators and owners. One that is pinned already stays where it is.',
    refusals: ['banned', 'conflict'],
    scope: 'messages:write',
    params: MessageParams,
    rateLimit: 'publish',
    answers: { 204: null },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const reached = await reachMessage(database, caller, params, () => 'pins.change');
      if ('refused' in reached) return reached;
      const pinned = await database.messages.pin({ ...params, userId: caller.id });
      if ('refused' in pinned) {
        const { refused } = pinned;
        return refused === 'gone' ? refuse('not_found') : refuse('conflict', { detail: conflicts[refused] });
      }
      await gateway.publish(toNodeEvents(pinned.committed));
      return noContent;
    },
  }),
  DELETE: operation({
    id: 'unpinMessage',
    summary: 'Unpin a message',
    description: 'For moderators and owners. One that is not pinned is no error.',
    refusals: ['banned'],
    scope: 'messages:write',
    params: MessageParams,
    rateLimit: 'publish',
    answers: { 204: null },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const reached = await reachMessage(database, caller, params, () => 'pins.change');
      if ('refused' in reached) return reached;
      const { committed } = await database.messages.unpin({ ...params, userId: caller.id });
      await gateway.publish(toNodeEvents(committed));
      return noContent;
    },
  }),
});
