import { AttachmentCreateSchema, AttachmentSchema } from '@tidewire/protocol';
import { announce } from '#web/lib/attachments/attachment-access.ts';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: operation({
    id: 'createAttachment',
    summary: 'Announce a file',
    description:
      'Its bytes are then sent to `/v1/attachments/{attachmentId}/upload` with the core protocol of tus 1.0: `HEAD` says how many are there, `PATCH` sends those behind them, and what was cut off goes on where it was cut. When all are there the file is looked at; once it is `ready`, a message can be sent with its id. What is not sent within 24 hours is forgotten.',
    refusals: ['banned', 'muted', 'conflict', 'not_found'],
    scope: 'messages:write',
    body: AttachmentCreateSchema,
    answers: { 201: AttachmentSchema, 200: AttachmentSchema },
    handle: async ({ services, caller, body }) => {
      const made = await announce(services, caller, body);
      if ('refused' in made) return made;
      return createdOrFound(made.created, `/v1/attachments/${made.attachment.id}`, made.attachment);
    },
  }),
});
