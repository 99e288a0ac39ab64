import type { Operation } from '../../apps/web/src/lib/rest/operation.ts';
import type { JsonSchema } from '../schemas/json-schemas.ts';
import { always, headerRefs } from './headers.ts';
import type { Method } from './routes.ts';

const tags = { type: 'string', maxLength: 4_096 };

/** The fields by which a caller says what they have seen (RFC 9110 §13). */
export const conditionParameters = {
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: true,
    description:
      'The `ETag` of what you have seen, or `*`. 412 when it was changed meanwhile, 428 without the field.',
    schema: tags,
    example: '*',
  },
  'If-Match-Optional': {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` of what you have seen: 412 when it was changed meanwhile.',
    schema: tags,
  },
  'If-None-Match': {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` of what you have: 304 while it is the same.',
    schema: tags,
  },
  'If-None-Match-Any': {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: '`*`: only when there is none yet, else 412.',
    schema: { type: 'string', maxLength: 1, enum: ['*'] },
  },
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A string of your own, one for each thing you want done. Sent again within 24 hours the request is answered as the first time and done once; with other content it is 422.',
    schema: { type: 'string', minLength: 1, maxLength: 512, pattern: '^[ -~]*$' },
    example: '0198f3a0-3c1d-7f6e-9a2b-7c5d8e9f0a1b',
  },
} as const satisfies Record<string, JsonSchema>;

export function conditionsOf(method: Method, { ifMatch, takesKey }: Operation): JsonSchema[] {
  const names: (keyof typeof conditionParameters)[] = [
    ...(method === 'get' ? (['If-None-Match'] as const) : []),
    ...(takesKey ? (['Idempotency-Key'] as const) : []),
    ...(ifMatch === 'required' ? (['If-Match'] as const) : []),
    ...(ifMatch === 'honoured' ? (['If-Match-Optional'] as const) : []),
    ...(ifMatch === 'honoured' && method === 'put' ? (['If-None-Match-Any'] as const) : []),
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

/** Whether what an operation answers has a tag. */
export const isTagged = (method: Method, { entity }: Operation): boolean =>
  method === 'get' || entity !== undefined;

/** RFC 9110 §15.4.5. */
export const notModified = {
  description: 'You have it already',
  headers: headerRefs([...always, 'ETag']),
};
