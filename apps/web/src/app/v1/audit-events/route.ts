import { type AuditEvent, AuditEventSchema, AuditQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listAuditEvents',
    summary: 'List the audit log',
    description: 'Administrators only. Newest first; every filter that is given must hold.',
    refusals: [],
    scope: 'audit:read',
    query: AuditQuerySchema,
    answers: { 200: pageOf(AuditEventSchema) },
    handle: async (asked) => {
      if (!asked.caller.admin) return refuse('forbidden', { detail: 'Only administrators may' });
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
