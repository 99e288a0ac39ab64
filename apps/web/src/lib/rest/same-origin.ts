/**
 * Cross-site request forgery: a foreign page can make a browser send a cookie, but not these two fields. At least one must be there, and
 * each that is there must say that one of our own pages asks. Callers with a key need neither, for a browser never adds a key by itself.
 */
export function isSameOrigin(request: Request, publicUrl: URL): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin === null && site === null) return false;
  return (origin === null || origin === publicUrl.origin) && (site === null || site === 'same-origin');
}
