import { createHmac, timingSafeEqual } from 'node:crypto';

/** Base64 of 32 bytes. */
const signaturePattern = /^[A-Za-z0-9+/]{43}=$/;

/**
 * The token that a session cookie holds, as better-auth signs it: `token.signature`, HMAC-SHA-256 in base64, percent-encoded. `undefined`
 * when there is no such cookie, or when it is not ours. Of two cookies with one name the first counts.
 */
export function readSessionToken(
  field: string | null,
  { name, secret }: { name: string; secret: string },
): string | undefined {
  const signed = cookieOf(field ?? '', name);
  const end = signed?.lastIndexOf('.') ?? -1;
  if (signed === undefined || end < 1) return undefined;
  const token = signed.slice(0, end);
  const signature = signed.slice(end + 1);
  if (!signaturePattern.test(signature)) return undefined;
  const expected = createHmac('sha256', secret).update(token).digest();
  return timingSafeEqual(Buffer.from(signature, 'base64'), expected) ? token : undefined;
}

function cookieOf(field: string, name: string): string | undefined {
  for (const pair of field.split(';')) {
    const at = pair.indexOf('=');
    if (at !== -1 && pair.slice(0, at).trim() === name) return decode(pair.slice(at + 1).trim());
  }
  return undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
