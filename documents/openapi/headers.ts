import type { JsonSchema } from '../schemas/json-schemas.ts';

/** Every header field that an answer may carry and a client should read. */
export const headers = {
  'X-Request-Id': {
    description:
      'The id of this request: on the log line and the audit row as well. Your own, when it was harmless.',
    schema: { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9._-]{1,64}$' },
    example: '0198f3a0-3c1d-4f6e-9a2b-7c5d8e9f0a1b',
  },
  Location: {
    description: 'Where the thing is found (RFC 9110 §10.2.2).',
    schema: { type: 'string', format: 'uri-reference', maxLength: 2_048 },
    example: '/v1/rooms/0198f3a0-0000-7000-8000-000000000001',
  },
  Link: {
    description: 'The first page, `rel="first"`, and the next, when there is one: `rel="next"` (RFC 8288).',
    schema: { type: 'string', maxLength: 4_096, pattern: '^(<[^>]*>; rel="next", )?<[^>]*>; rel="first"$' },
    example: '</v1/rooms?limit=50&cursor=eyJ0IjoxfQ>; rel="next", </v1/rooms?limit=50>; rel="first"',
  },
  ETag: {
    description: 'Which state of the thing this is (RFC 9110 §8.8.3).',
    schema: { type: 'string', maxLength: 256, pattern: '^"[!#-~]*"$' },
    example: '"b9f0c3.5d41"',
  },
  'RateLimit-Policy': {
    description:
      'The budget that the request belongs to: `q` requests in `w` seconds, of this session or key, or of the address (draft-ietf-httpapi-ratelimit-headers). What publishes has a second one, of its person.',
    schema: {
      type: 'string',
      maxLength: 128,
      pattern: '^"(reading|writing)";q=[0-9]+;w=[0-9]+(, "publishing";q=[0-9]+;w=1)?$',
    },
    example: '"reading";q=6000;w=60',
  },
  RateLimit: {
    description: 'What is left of it: `r` requests; it is full again in `t` seconds.',
    schema: {
      type: 'string',
      maxLength: 128,
      pattern: '^"(reading|writing)";r=[0-9]+;t=[0-9]+(, "publishing";r=[0-9]+;t=[0-9]+)?$',
    },
    example: '"reading";r=5999;t=1',
  },
  'Idempotency-Replayed': {
    description: 'This is the first answer to a request with this `Idempotency-Key`, given again.',
    schema: { type: 'string', maxLength: 4, const: 'true' },
    example: 'true',
  },
  'Retry-After': {
    description: 'Seconds to wait before the same request may succeed (RFC 9110 §10.2.3).',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 86_400 },
    example: 1,
  },
  'WWW-Authenticate': {
    description: 'How to sign in (RFC 9110 §11.6.1).',
    schema: { type: 'string', maxLength: 256, const: 'Bearer realm="tidewire"' },
    example: 'Bearer realm="tidewire"',
  },
} as const satisfies Record<string, JsonSchema>;

/** On every answer. */
export const always = ['X-Request-Id', 'RateLimit-Policy', 'RateLimit'] as const;

export const headerRefs = (names: readonly string[]): JsonSchema =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
