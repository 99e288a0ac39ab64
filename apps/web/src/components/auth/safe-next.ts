/** Where people go when nobody said where. */
export const home = '/rooms';

/**
 * The way back after signing in, from `?next=`. Only a path of this origin: `//evil.example`, `/\evil.example` and
 * `javascript:` are links to elsewhere in a path's clothes, and signing in must never be a way to be sent there.
 */
export function safeNext(next: string | readonly string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return home;
  const base = 'https://tidewire.invalid';
  const url = URL.parse(next, base);
  if (url === null || url.origin !== base) return home;
  if (/^\/(sign-in|sign-up|api|v1)(\/|$)/.test(url.pathname)) return home;
  // `/.//evil.example` is a path of this origin until it is written out.
  if (url.pathname.startsWith('//')) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}
