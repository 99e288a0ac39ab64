import { type AuditEvent, AuditEventSchema, AuditQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { onlyAdmins } from '#web/lib/only-admins.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listAuditEvents',
    summary: 'List the audit log',
    description: 'Administrators only. Newest first; every filter that is given must hold.',
    refusals: [],
    scope: 'audit:read',
    admits: onlyAdmins,
    query: AuditQuerySchema,
    answers: { 200: pageOf(AuditEventSchema) },
    handle: async (asked) => {
      const { limit, cursor, ...filter } = asked.query;
      return listPage(
        { ...asked, filters: Object.keys(filter) },
        {
          position: z.int(),
          load: (page) => asked.services.database.audit.list(filter, page),
          positionOf: (event: AuditEvent) => event.seq,
        },
      );
    },
  }),
});
