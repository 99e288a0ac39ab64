import { TicketSchema } from '@tidewire/protocol';
import { z } from 'zod';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { issueTicket } from '#web/lib/ticket.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: operation({
    id: 'createTicket',
    summary: 'Create a ticket for the socket',
    description: 'Good for one connection within 60 s. It is no resource with an address of its own: 200.',
    refusals: [],
    scope: 'tickets:create',
    body: z.strictObject({}),
    bodyOptional: true,
    // 200: a ticket is not a resource with an address of its own.
    answers: { 200: TicketSchema },
    handle: async ({ caller, services: { environment } }) => ok(await issueTicket(caller, environment)),
  }),
});
