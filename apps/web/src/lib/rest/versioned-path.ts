/**
 * Where an API path without a version is found, or `undefined` for the address of a page. `/rooms`, `/rooms/{roomId}` and `/search` are
 * pages too: reading them shows the page, and only what pages cannot do is sent on.
 */
export function versionedPath(method: string, path: string): string | undefined {
  const isReading = method === 'GET' || method === 'HEAD';
  const isApi =
    /^\/(?:users|feeds|standings|tickets|invites|api-keys|audit-events)(?:\/|$)/.test(path) ||
    /^\/rooms\/[^/]+\/./.test(path);
  const isPageToo = /^\/(?:rooms(?:\/[^/]+)?|search)$/.test(path);
  return isApi || (isPageToo && !isReading) ? `/v1${path}` : undefined;
}
