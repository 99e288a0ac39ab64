import { BanPutSchema } from '@tidewire/protocol';
import { resource } from '#web/lib/rest/resource.ts';
import { restrictionOperations } from '#web/lib/rooms/restriction-operations.ts';

const { list } = restrictionOperations('ban', BanPutSchema);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ GET: list });
