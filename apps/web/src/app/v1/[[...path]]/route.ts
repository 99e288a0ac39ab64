import { missingResource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = missingResource();
