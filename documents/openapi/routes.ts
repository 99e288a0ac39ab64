/** The routes of the web app as they stand on the disk, each with the operations that its handlers run. */
import type { Operation } from '../../apps/web/src/lib/rest/operation.ts';
import { operationsOf } from '../../apps/web/src/lib/rest/resource.ts';
import { routes } from '../../apps/web/src/testing/routes.fixture.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export type Endpoint = {
  /** As OpenAPI writes it: `/v1/rooms/{roomId}`. */
  path: string;
  method: Method;
  operation: Operation;
};

/** The sign-in library answers these, and what catches all has no operations. */
const isNoResource = (folder: string): boolean => folder.startsWith('api/') || folder.includes('[[...');

/** Every operation, by path and method. A route file without a resource is an error: nobody would see that it is missing. */
export async function findEndpoints(): Promise<Endpoint[]> {
  const found: Endpoint[] = [];
  for (const [folder, load] of Object.entries(routes)) {
    if (isNoResource(folder)) continue;
    const { GET } = await load();
    const operations = GET === undefined ? undefined : operationsOf(GET);
    if (operations === undefined) throw new Error(`${folder}/route.ts is not made by resource()`);
    for (const [method, operation] of Object.entries(operations)) {
      found.push({ path: pathOf(folder), method: method.toLowerCase() as Method, operation });
    }
  }
  return found;
}

/** A folder as OpenAPI writes a path; `(group)` is only Next's. */
export const pathOf = (folder: string): string =>
  `/${folder
    .split('/')
    .filter((segment) => !segment.startsWith('('))
    .map((segment) => segment.replace(/^\[(.*)\]$/, '{$1}'))
    .join('/')}`;
