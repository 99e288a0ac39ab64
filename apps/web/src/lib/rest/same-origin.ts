/**
 * Cross-site request forgery: a foreign page can make a browser send a cookie, but not these two fields. At least one must be there, and
 * each that is there must say that one of our own pages asks. Callers with a key need neither, for a browser never adds a key by itself.
 */
export function isSameOrigin(request: Request, publicUrl: URL): boolean {
  const isSaid = request.headers.has('origin') || request.headers.has('sec-fetch-site');
  return isSaid && !isForeign(request, publicUrl);
}

/** Whether a browser says that a page of somebody else asks. Who says nothing is no browser. */
export function isForeign({ headers }: Request, publicUrl: URL): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  return (origin !== null && origin !== publicUrl.origin) || (site !== null && site !== 'same-origin');
}
