import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a request of the web app carries the secret of both. Compares digests: of equal length, in equal time, whatever was sent. */
export function isInternal(authorization: string | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${secret}`));
}
