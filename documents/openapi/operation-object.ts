import type { z } from 'zod';
import { isCounted } from '../../apps/web/src/lib/rest/budget.ts';
import { refusalsOf } from '../../apps/web/src/lib/rest/declared.ts';
import type { Operation } from '../../apps/web/src/lib/rest/operation.ts';
import { exampleOf } from '../schemas/examples.ts';
import type { JsonSchema, SchemaBook } from '../schemas/json-schemas.ts';
import { conditionsOf, isTagged, notModified } from './conditions.ts';
import { always, headerRefs } from './headers.ts';
import type { ProblemResponses } from './problems.ts';
import type { Endpoint, Method } from './routes.ts';

const jsonMediaType = 'application/json';

/** An operation as OpenAPI says it: everything follows from its declaration. */
export function operationObject(
  { path, method, operation }: Endpoint,
  book: SchemaBook,
  problems: ProblemResponses,
): JsonSchema {
  const { id, summary, description, scope, params, query, body, bodyOptional } = operation;
  const refusals = refusalsOf(operation).filter((code) => code !== 'rate_limited' || isCounted(path));
  return {
    operationId: id,
    summary,
    description: [description, scope && `An API key needs \`${scope}\`.`, !scope && 'Anyone may ask.']
      .filter(Boolean)
      .join(' '),
    tags: [tagOf(operation)],
    security: scope === undefined ? [] : [{ session: [] }, { key: [scope] }],
    parameters: [
      ...(params === undefined ? [] : parametersOf(params, 'path', book)),
      ...parametersOf(query, 'query', book),
      ...conditionsOf(method, operation),
    ],
    ...(body !== undefined && {
      requestBody: { required: !bodyOptional, content: bodyContent(method, body, book) },
    }),
    responses: { ...answers(method, operation, book), ...problems.refsTo(refusals) },
  };
}

/** What a key's scope is about is what the operation is about. */
export const tagOf = ({ scope }: Operation): string => scope?.split(':')[0] ?? 'service';

function parametersOf(schema: z.ZodType, place: 'path' | 'query', book: SchemaBook): JsonSchema[] {
  const { properties = {}, required = [] } = book.formOf(schema, 'input') as Shape;
  return Object.entries(properties).map(([name, { description, ...of }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: of,
    ...(place === 'path' && { example: exampleOf(of, book, name) }),
  }));
}

type Shape = { properties?: Record<string, JsonSchema>; required?: string[] };

function bodyContent(method: Method, body: z.ZodType, book: SchemaBook): JsonSchema {
  const schema = book.schemaOf(body, 'input');
  const content = { schema, example: exampleOf(schema, book) };
  const types = method === 'patch' ? ['application/merge-patch+json', jsonMediaType] : [jsonMediaType];
  return Object.fromEntries(types.map((type) => [type, content]));
}

function answers(method: Method, operation: Operation, book: SchemaBook): JsonSchema {
  const { answers, query } = operation;
  const isCreating = 201 in answers;
  const said = Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => {
      const isPage = answer !== null && isPaged(query, book);
      const names = [
        ...always,
        ...(isCreating ? ['Location'] : []),
        ...(isPage ? ['Link'] : []),
        ...(operation.takesKey ? ['Idempotency-Replayed'] : []),
        ...(answer !== null && isTagged(method, operation) ? ['ETag'] : []),
      ];
      const head = { description: words[status] ?? 'Done', headers: headerRefs(names) };
      if (answer === null) return [status, head];
      const schema = book.schemaOf(answer, 'output');
      return [
        status,
        { ...head, content: { [jsonMediaType]: { schema, example: exampleOf(schema, book) } } },
      ];
    }),
  );
  return method === 'get' ? { ...said, 304: notModified } : said;
}

const words: Readonly<Record<string, string>> = {
  200: 'As asked',
  201: 'Created',
  204: 'Done, without a body',
};

const isPaged = (query: z.ZodType, book: SchemaBook): boolean =>
  Object.hasOwn((book.formOf(query, 'input') as Shape).properties ?? {}, 'cursor');
