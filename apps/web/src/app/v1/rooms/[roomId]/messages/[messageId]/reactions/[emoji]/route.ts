import { EmojiSchema } from '@tidewire/protocol';
import { noContent } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { MessageParams } from '#web/lib/rooms/message-access.ts';
import { react, unreact } from '#web/lib/rooms/react.ts';

const ReactionParams = MessageParams.extend({ emoji: EmojiSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: operation({
    id: 'addReaction',
    summary: 'React to a message',
    description:
      'With one emoji, percent-encoded in the path. A message takes 20 different ones; the same one again changes nothing.',
    refusals: ['banned', 'muted', 'conflict'],
    scope: 'messages:write',
    params: ReactionParams,
    rateLimit: 'publish',
    answers: { 204: null },
    handle: async ({ caller, params, services }) => (await react(services, caller, params)) ?? noContent,
  }),
  DELETE: operation({
    id: 'removeReaction',
    summary: 'Take a reaction back',
    description: 'The caller’s own. One that is not there is no error.',
    refusals: ['banned'],
    scope: 'messages:write',
    params: ReactionParams,
    rateLimit: 'publish',
    answers: { 204: null },
    handle: async ({ caller, params, services }) => (await unreact(services, caller, params)) ?? noContent,
  }),
});
