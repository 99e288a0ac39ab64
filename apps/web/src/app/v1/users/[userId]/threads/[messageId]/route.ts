import { FollowedThreadSchema, IdSchema, ThreadReadSchema } from '@tidewire/protocol';
import { toNodeEvents } from '#web/lib/node-events.ts';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

const Params = UserParams.extend({ messageId: IdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: operation({
    id: 'markThreadRead',
    summary: 'Say how far a person has read in a thread',
    description:
      'The position only moves forward, and never past the end of the room. 404 for a thread that they do not follow.',
    refusals: [],
    scope: 'rooms:write',
    params: Params,
    body: ThreadReadSchema,
    answers: { 200: FollowedThreadSchema },
    handle: async ({ caller, params, body, services: { database, gateway } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const moved = await database.threads.moveRead(subject.id, params.messageId, body.lastReadSeq);
      if ('refused' in moved) return refuse('not_found');
      await gateway.publish(toNodeEvents(moved.committed));
      return ok(moved.thread);
    },
  }),
});
