import type { z } from 'zod';
import { readJson } from './json.ts';
import { fieldErrors, type Refusal, refuse } from './refusal.ts';

export const maxBodyBytes = 256 * 1_024;

export type BodyRules = {
  schema: z.ZodType;
  /** A request without a body means `{}`. */
  optional: boolean;
  mediaTypes: readonly string[];
};

/** Reads, parses and validates: 413, 415, 400 and 422 come from here. */
export async function readBody(request: Request, rules: BodyRules): Promise<{ body: unknown } | Refusal> {
  const bytes = await readBytes(request);
  if ('refused' in bytes) return bytes;
  if (bytes.length === 0 && rules.optional) return validate({}, rules.schema);
  if (bytes.length === 0) return refuse('bad_request', { detail: 'This needs a body' });
  if (!rules.mediaTypes.includes(mediaType(request))) {
    const accepted = rules.mediaTypes.join(', ');
    const headers = { accept: accepted, ...(request.method === 'PATCH' ? { 'accept-patch': accepted } : {}) };
    return refuse('unsupported_media_type', { detail: `Send ${accepted}`, headers });
  }
  const unreadable = refuseEncoding(request);
  if (unreadable !== undefined) return unreadable;
  const json = readJson(bytes);
  if ('broken' in json) return refuse('bad_request', { detail: json.broken });
  return validate(json.value, rules.schema);
}

function validate(value: unknown, schema: z.ZodType): { body: unknown } | Refusal {
  const parsed = schema.safeParse(value);
  return parsed.success ? { body: parsed.data } : refuse('invalid', { errors: fieldErrors(parsed.error) });
}

/** The type without its parameters. */
const mediaType = (request: Request): string =>
  (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** JSON is UTF-8 (RFC 8259 §8.1): who says that it is something else, or compressed, must not be misread. */
function refuseEncoding({ headers }: Request): Refusal | undefined {
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity' && coding !== '') {
    return refuse('unsupported_media_type', {
      detail: 'Send the body as it is, without a Content-Encoding',
      headers: { 'accept-encoding': 'identity' },
    });
  }
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers.get('content-type') ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return undefined;
  return refuse('unsupported_media_type', { detail: 'JSON is sent as UTF-8' });
}

/** The whole body; 413 as soon as it is known to be too large. A declared length is believed only when it is. */
export async function readBytes(request: Request): Promise<Buffer<ArrayBuffer> | Refusal> {
  const tooLarge = refuse('too_large', { detail: `A body is at most ${maxBodyBytes} bytes` });
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) return tooLarge;
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body) {
      length += chunk.length;
      // Leaving the loop cancels the stream: the rest is never read.
      if (length > maxBodyBytes) return tooLarge;
      chunks.push(chunk);
    }
  } catch {
    // Whoever sends it went away, or broke its framing: nothing in here can fail otherwise.
    return refuse('bad_request', { detail: 'The body broke off' });
  }
  return Buffer.concat(chunks, length);
}
