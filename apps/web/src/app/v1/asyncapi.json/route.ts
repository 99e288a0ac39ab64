import { z } from 'zod';
import { ok } from '#web/lib/rest/answer.ts';
import { openOperation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';
import document from '../../../../../../docs/api/asyncapi.json' with { type: 'json' };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: openOperation({
    id: 'getAsyncapiDocument',
    summary: 'Get the document of the socket',
    description: 'AsyncAPI 3, generated from the schemas that both sides of the socket parse with.',
    refusals: [],
    answers: { 200: z.looseObject({ asyncapi: z.literal('3.0.0') }) },
    handle: async () => ok({ ...document, asyncapi: '3.0.0' as const }),
  }),
});
