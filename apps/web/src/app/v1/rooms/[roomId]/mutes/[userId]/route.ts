import { MutePutSchema } from '@tidewire/protocol';
import { resource } from '#web/lib/rest/resource.ts';
import { restrictionOperations } from '#web/lib/rooms/restriction-operations.ts';

const { get, put, remove } = restrictionOperations('mute', MutePutSchema);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: get,
  PUT: put,
  DELETE: remove,
});
