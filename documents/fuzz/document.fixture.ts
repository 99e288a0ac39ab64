/** The served document, as the fuzzer reads it. It knows nothing of the code behind. */

export type Schema = { [keyword: string]: unknown };

export type Operation = {
  id: string;
  method: string;
  path: string;
  isOpen: boolean;
  query: Record<string, Schema>;
  /** Names of query parameters that are needed. */
  neededQuery: string[];
  needsIfMatch: boolean;
  takesKey: boolean;
  body: { types: string[]; schema: Schema; needed: boolean } | undefined;
  /** By status: each media type's schema; none is no body. */
  answers: Record<string, { content: Record<string, Schema>; headers: string[] }>;
};

type Raw = Schema;

export type Openapi = { paths: Record<string, Record<string, Raw>>; components: object };

export function operationsOf(document: Openapi): Operation[] {
  const resolve = resolverOf(document);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, raw]): Operation => {
      const parameters = (raw.parameters as Schema[]).map(resolve);
      const body = raw.requestBody as
        | { required: boolean; content: Record<string, { schema: Schema }> }
        | undefined;
      const [first] = Object.values(body?.content ?? {});
      return {
        id: String(raw.operationId),
        method: method.toUpperCase(),
        path,
        isOpen: (raw.security as unknown[]).length === 0,
        query: Object.fromEntries(
          parameters
            .filter((one) => one.in === 'query')
            .map((one) => [String(one.name), one.schema as Schema]),
        ),
        neededQuery: parameters
          .filter((one) => one.in === 'query' && one.required === true)
          .map((one) => String(one.name)),
        needsIfMatch: parameters.some((one) => one.name === 'If-Match' && one.required === true),
        takesKey: parameters.some((one) => one.name === 'Idempotency-Key'),
        body:
          body === undefined || first === undefined
            ? undefined
            : { types: Object.keys(body.content), schema: first.schema, needed: body.required },
        answers: answersOf(raw.responses as Record<string, Schema>, resolve),
      };
    }),
  );
}

function answersOf(
  responses: Record<string, Schema>,
  resolve: (schema: Schema) => Schema,
): Operation['answers'] {
  return Object.fromEntries(
    Object.entries(responses).map(([status, raw]) => {
      const { content = {}, headers = {} } = resolve(raw) as {
        content?: Record<string, { schema: Schema }>;
        headers?: object;
      };
      const schemas = Object.entries(content).map(([type, { schema }]) => [type, schema] as const);
      return [status, { content: Object.fromEntries(schemas), headers: Object.keys(headers) }];
    }),
  );
}

export function resolverOf(document: object): (schema: Schema) => Schema {
  return (schema) => {
    if (typeof schema.$ref !== 'string') return schema;
    let found: unknown = document;
    for (const step of schema.$ref.slice(2).split('/')) found = (found as Schema | undefined)?.[step];
    if (typeof found !== 'object' || found === null) throw new Error(`nothing is at ${schema.$ref}`);
    const { $ref, ...beside } = schema;
    return { ...(found as Schema), ...beside };
  };
}
