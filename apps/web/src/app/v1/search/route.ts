import { FoundMessageSchema, pageOf, SearchQuerySchema } from '@tidewire/protocol';
import { operation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { searchMessages } from '#web/lib/search/search-messages.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'searchMessages',
    summary: 'Search messages',
    description:
      'In the caller’s rooms, or in one of them, the latest first. Words are found anywhere, also within other words; all must be there. ' +
      '`"quoted words"` stand together; `from:ada` and `in:lobby` take a name or an id, in quotes when it has spaces; ' +
      '`before:2026-07-01` and `after:2026-06-11` are days in UTC; `has:link`. ' +
      'A page looks at so many messages at most, so it may be short and there still be another.',
    refusals: ['banned', 'not_found'],
    scope: 'messages:read',
    query: SearchQuerySchema,
    rateLimit: 'publish',
    answers: { 200: pageOf(FoundMessageSchema) },
    handle: searchMessages,
  }),
});
