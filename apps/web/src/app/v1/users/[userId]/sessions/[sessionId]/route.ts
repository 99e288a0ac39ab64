import { SessionSchema, UserIdSchema } from '@tidewire/protocol';
import { auditNote } from '#web/lib/audit/audit-note.ts';
import { seenSession } from '#web/lib/credentials/seen-session.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, resolveUserId, UserParams } from '#web/lib/subject.ts';

/** Ids of sessions come from the sign-in library, as those of people do. */
const Params = UserParams.extend({ sessionId: UserIdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getUserSession',
    summary: 'Get one place where a person is signed in',
    refusals: [],
    scope: 'users:read',
    params: Params,
    answers: { 200: SessionSchema },
    entity: {
      kind: 'session',
      key: ({ params, caller }) => [resolveUserId(caller, params.userId), params.sessionId],
      isOptional: true,
    },
    handle: async ({ caller, params, services: { database } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const session = await database.credentials.findSession(subject.id, params.sessionId);
      return session === undefined ? refuse('not_found') : ok(seenSession(caller, session));
    },
  }),
  DELETE: operation({
    id: 'deleteUserSession',
    summary: 'Sign a person out in one place',
    description: 'Its connections are closed at once.',
    refusals: [],
    scope: 'users:write',
    params: Params,
    answers: { 204: null },
    handle: async (asked) => {
      const { caller, params, services } = asked;
      const { database, gateway } = services;
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const note = subject.id === caller.id ? undefined : auditNote(asked, 'session.ended');
      const ended = await database.credentials.endSession(subject.id, params.sessionId, note);
      if (!ended) return refuse('not_found');
      await gateway.publish([{ type: 'credential.ended', credentialId: params.sessionId }]);
      return noContent;
    },
  }),
});
