import { takesNoPages } from './accepts.ts';

type Asked = { method: string; path: string; accept: string | null };

/**
 * Where an API path without a version is found, or `undefined` for the address of a page. `/rooms`, `/rooms/{roomId}` and `/search` are
 * pages too: reading them shows the page, unless the caller takes no pages.
 */
export function versionedPath({ method, path, accept }: Asked): string | undefined {
  const isReading = method === 'GET' || method === 'HEAD';
  const isApi =
    /^\/(?:users|feeds|sources|standings|tickets|invites|api-keys|audit-events|attachments)(?:\/|$)/.test(
      path,
    ) ||
    /^\/(?:openapi|asyncapi)\.json$/.test(path) ||
    /^\/rooms\/[^/]+\/./.test(path);
  const isPageToo = /^\/(?:rooms(?:\/[^/]+)?|search)$/.test(path);
  return isApi || (isPageToo && (!isReading || takesNoPages(accept))) ? `/v1${path}` : undefined;
}

/**
 * Whether it is asked of an API and we have no such thing there: a page, to who takes none, or another version. It is to be answered as
 * every unknown path of ours, with a problem.
 */
export function isNowhere(asked: Asked): boolean {
  const { path, accept } = asked;
  if (isOurs.test(path) || versionedPath(asked) !== undefined) return false;
  return takesNoPages(accept) || (/^\/v\d+(?:\/|$)/.test(path) && !/text\/html/i.test(accept ?? ''));
}

/** What is no page, whoever asks. */
const isOurs = /^\/(?:v1|api|_next|healthz|readyz)(?:\/|$)|^\/[^/]*\.[^/]+$/;
