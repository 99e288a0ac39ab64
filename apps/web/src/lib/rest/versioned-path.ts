import { takesNoPages } from './accepts.ts';

type Asked = { method: string; path: string; accept: string | null };

/**
 * Where an API path without a version is found, or `undefined` for the address of a page. `/rooms`, `/rooms/{roomId}` and `/search` are
 * pages too: reading them shows the page, unless the caller takes no pages.
 */
export function versionedPath({ method, path, accept }: Asked): string | undefined {
  const isReading = method === 'GET' || method === 'HEAD';
  const isApi =
    /^\/(?:users|feeds|standings|tickets|invites|api-keys|audit-events)(?:\/|$)/.test(path) ||
    /^\/(?:openapi|asyncapi)\.json$/.test(path) ||
    /^\/rooms\/[^/]+\/./.test(path);
  const isPageToo = /^\/(?:rooms(?:\/[^/]+)?|search)$/.test(path);
  return isApi || (isPageToo && (!isReading || takesNoPages(accept))) ? `/v1${path}` : undefined;
}

/** What is asked of an API that we do not have: it is answered as every unknown path of ours, with a problem. */
export const isNowhere = ({ path, accept }: Omit<Asked, 'method'>): boolean =>
  takesNoPages(accept) || (/^\/v\d+(?:\/|$)/.test(path) && !/text\/html/i.test(accept ?? ''));
