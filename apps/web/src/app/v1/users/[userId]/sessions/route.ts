import { PageQuerySchema, pageOf, type Session, SessionSchema } from '@tidewire/protocol';
import { seenSession } from '#web/lib/credentials/seen-session.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listUserSessions',
    summary: 'List where a person is signed in',
    description: 'Newest first, the one that asks is `current`.',
    refusals: [],
    scope: 'users:read',
    params: UserParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(SessionSchema) },
    handle: async (asked) => {
      const { caller, params, services } = asked;
      const subject = await findSubject(services.database, caller, params.userId);
      if ('refused' in subject) return subject;
      return listPage(asked, {
        position: TimePositionSchema,
        load: async (page) => {
          const sessions = await services.database.credentials.listSessions(subject.id, page);
          return sessions.map((session) => seenSession(caller, session));
        },
        positionOf: (session: Session) => ({ time: session.createdAt, id: session.id }),
      });
    },
  }),
});
