import { AttachmentSchema } from '@tidewire/protocol';
import { AttachmentParams, findOwn, findReadable } from '#web/lib/attachments/attachment-access.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getAttachment',
    summary: 'Get what is known of a file',
    description:
      'Its bytes are at `…/content` and, of a picture, a preview at `…/thumbnail`: always a download, in parts with `Range`, to whoever may read its message. Before it is sent it is its uploader’s alone.',
    refusals: [],
    scope: 'messages:read',
    params: AttachmentParams,
    answers: { 200: AttachmentSchema },
    handle: async ({ services, caller, params }) => {
      const found = await findReadable(services, caller, params.attachmentId);
      return 'refused' in found ? found : ok(found);
    },
  }),
  DELETE: operation({
    id: 'deleteAttachment',
    summary: 'Take back a file that was not sent',
    description: 'One that was sent goes with its message.',
    refusals: [],
    scope: 'messages:write',
    params: AttachmentParams,
    answers: { 204: null },
    handle: async ({ services, caller, params }) => {
      const found = await findOwn(services, caller, params.attachmentId);
      if ('refused' in found) return found;
      if (!(await services.database.attachments.delete(found.id))) return refuse('not_found');
      await services.attachments.forget([found.id]);
      return noContent;
    },
  }),
});
