import {
  createProblem,
  type ErrorCode,
  errorTable,
  ProblemSchema,
  problemMediaType,
} from '@tidewire/protocol';
import { exampleIds } from '../schemas/examples.ts';
import type { JsonSchema, SchemaBook } from '../schemas/json-schemas.ts';
import { always, headerRefs } from './headers.ts';

export type ProblemResponses = {
  /** A response for each status that these codes have. */
  refsTo(codes: readonly ErrorCode[]): JsonSchema;
  /** Every response that was referred to, by the codes it may carry. */
  components(): JsonSchema;
};

/** Problems (RFC 9457) are the same wherever they come from: each set of codes is written down once, with an example of every code. */
export function createProblemResponses(book: SchemaBook): ProblemResponses {
  const components = new Map<string, JsonSchema>();
  return {
    refsTo: (codes) => {
      const byStatus = Object.groupBy(codes, (code) => errorTable[code].status);
      return Object.fromEntries(
        Object.entries(byStatus).map(([status, ofStatus = []]) => {
          const name = ofStatus.join('-');
          components.set(name, problemResponse(ofStatus, Number(status), book));
          return [status, { $ref: `#/components/responses/${name}` }];
        }),
      );
    },
    components: () => Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const problemResponse = (codes: readonly ErrorCode[], status: number, book: SchemaBook): JsonSchema => ({
  description: codes.map((code) => `\`${code}\`: ${errorTable[code].title}`).join('; '),
  headers: headerRefs(headersOf(status)),
  content: {
    [problemMediaType]: {
      schema: book.schemaOf(ProblemSchema, 'output'),
      examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
    },
  },
});

const exampleOf = (code: ErrorCode) =>
  createProblem(code, {
    requestId: exampleIds.request,
    target: '/v1/users/me/rooms',
    ...(code === 'invalid' && {
      errors: [{ pointer: '/nmae', code: 'unknown_field', message: 'There is no such field' }],
    }),
  });

function headersOf(status: number): string[] {
  switch (status) {
    case 401:
      return [...always, 'WWW-Authenticate'];
    case 429:
    case 503:
      return [...always, 'Retry-After'];
    default:
      return [...always];
  }
}
