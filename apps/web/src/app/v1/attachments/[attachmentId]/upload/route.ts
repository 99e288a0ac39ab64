import { AttachmentParams, findOwn } from '#web/lib/attachments/attachment-access.ts';
import { type Progress, tusVersion } from '#web/lib/attachments/uploads.ts';
import { byteResource } from '#web/lib/rest/byte-resource.ts';
import { refuse } from '#web/lib/rest/refusal.ts';

const spoken = { 'tus-resumable': tusVersion };

const stand = ({ offset, size }: Progress): Response =>
  new Response(null, {
    status: 204,
    headers: { ...spoken, 'upload-offset': String(offset), 'upload-length': String(size) },
  });

/** The core protocol of tus 1.0: the upload itself was created by POST /v1/attachments. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = byteResource(
  AttachmentParams,
  {
    GET: {
      scope: 'messages:write',
      handle: async ({ exchange: { services }, caller, params }) => {
        const found = await findOwn(services, caller, params.attachmentId);
        if ('refused' in found) return found;
        const progress = await services.attachments.uploads.progress(found.id, found.size);
        // The last bytes may have come to a process that died before it could say so.
        if (progress.offset === progress.size) await services.attachments.complete(found.id);
        return stand(progress);
      },
    },
    PATCH: {
      scope: 'messages:write',
      handle: async ({ exchange: { services, request }, caller, params }) => {
        const found = await findOwn(services, caller, params.attachmentId);
        if ('refused' in found) return found;
        if (found.state !== 'uploading') {
          return refuse('conflict', { detail: 'All of this file is there already' });
        }
        const progress = await services.attachments.uploads.append(found.id, request);
        if ('refused' in progress) return progress;
        if (progress.offset === progress.size) await services.attachments.complete(found.id);
        return stand(progress);
      },
    },
  },
  { ...spoken, 'tus-version': tusVersion },
);
