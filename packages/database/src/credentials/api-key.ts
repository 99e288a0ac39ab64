/**
 * What an API key looks like: `tw_`, 40 random characters, and 6 that are their checksum. The checksum is no secret: it tells a typing
 * mistake, or what merely looks like a key, from a key, before anybody asks the database.
 */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

export const apiKeyPrefix = 'tw_';

const bodyLength = 40;
const form = /^tw_[A-Za-z0-9_-]{46}$/;

export const apiKeyBytes = 30;

/** 240 random bits, which may be given. */
export function newApiKey(random: Buffer = randomBytes(apiKeyBytes)): string {
  const body = `${apiKeyPrefix}${random.toString('base64url')}`;
  return `${body}${checksum(body)}`;
}

export function isApiKey(text: string): boolean {
  const length = apiKeyPrefix.length + bodyLength;
  return form.test(text) && checksum(text.slice(0, length)) === text.slice(length);
}

/** As the sign-in library stores and looks up keys: base64url of SHA-256 without padding. */
export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

function checksum(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return bytes.toString('base64url');
}
