import { z } from 'zod';
import { ok } from '#web/lib/rest/answer.ts';
import { openOperation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';
import document from '../../../../../../docs/api/openapi.json' with { type: 'json' };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: openOperation({
    id: 'getOpenapiDocument',
    summary: 'Get this document',
    description: 'Generated from the schemas that validate every request and every answer.',
    refusals: [],
    answers: { 200: z.looseObject({ openapi: z.literal('3.1.0') }) },
    handle: async () => ok({ ...document, openapi: '3.1.0' as const }),
  }),
});
