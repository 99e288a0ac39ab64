import { AttachmentParams, findReadable } from '#web/lib/attachments/attachment-access.ts';
import { serveObject } from '#web/lib/attachments/serve-object.ts';
import { byteResource } from '#web/lib/rest/byte-resource.ts';
import { refuse } from '#web/lib/rest/refusal.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = byteResource(AttachmentParams, {
  GET: {
    scope: 'messages:read',
    handle: async ({ exchange: { services, request }, caller, params }) => {
      const found = await findReadable(services, caller, params.attachmentId);
      if ('refused' in found) return found;
      if (found.state !== 'ready') return refuse('not_found');
      return serveObject(services.attachments, found, 'thumbnail', request);
    },
  },
});
