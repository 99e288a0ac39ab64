/**
 * What would break a client that was made from an earlier document. It knows what must stay; that things are added is well, as long as
 * nobody has to send them.
 */
import { type Resolve, type Side, schemaBreaks } from './schemas.ts';

type Schema = { [keyword: string]: unknown };
type Content = Record<string, { schema?: Schema }>;
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type Operation = {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content?: Content };
  responses?: Record<string, Schema>;
  security?: unknown[];
};
export type Openapi = { paths?: Record<string, Record<string, Operation>> };

type Both = {
  at: string;
  before: Operation;
  after: Operation;
  resolveBefore: Resolve;
  resolveAfter: Resolve;
};

/** Each break in one line, beginning with its place; none when every client goes on working. */
export function breakingChanges(before: Openapi, after: Openapi): string[] {
  const found: string[] = [];
  for (const [path, item] of Object.entries(before.paths ?? {})) {
    const now = after.paths?.[path];
    if (now === undefined) {
      found.push(`${path}: the path is gone`);
      continue;
    }
    for (const [method, operation] of Object.entries(item)) {
      const at = `${method.toUpperCase()} ${path}`;
      const other = now[method];
      if (other === undefined) found.push(`${at}: the operation is gone`);
      else
        found.push(
          ...operationBreaks({
            at,
            before: operation,
            after: other,
            resolveBefore: resolverOf(before),
            resolveAfter: resolverOf(after),
          }),
        );
    }
  }
  return found;
}

const operationBreaks = (both: Both): string[] => [
  ...(both.before.operationId === both.after.operationId
    ? []
    : [`${both.at}: ${both.before.operationId} is called ${both.after.operationId}`]),
  ...(isOpen(both.before) && !isOpen(both.after) ? [`${both.at}: needs a credential now`] : []),
  ...parameterBreaks(both),
  ...bodyBreaks(both),
  ...responseBreaks(both),
];

const isOpen = ({ security = [] }: Operation): boolean => security.length === 0;

function parameterBreaks({ at, before, after, resolveBefore, resolveAfter }: Both): string[] {
  const was = (before.parameters ?? []).map((one) => resolveBefore(one) as Parameter);
  const is = (after.parameters ?? []).map((one) => resolveAfter(one) as Parameter);
  const same = (a: Parameter, b: Parameter): boolean => a.name === b.name && a.in === b.in;
  const gone = was.filter((one) => !is.some((other) => same(one, other)));
  const needed = is.filter((one) => one.required && !was.some((other) => same(one, other) && other.required));
  return [
    ...gone.map(({ name }) => `${at}: the parameter ${name} is gone`),
    ...needed.map(({ name }) => `${at}: the parameter ${name} is needed now`),
    ...was.flatMap((one) => {
      const other = is.find((candidate) => same(one, candidate));
      if (one.schema === undefined || other?.schema === undefined) return [];
      const pair = { before: one.schema, after: other.schema, resolveBefore, resolveAfter };
      return schemaBreaks('sent', pair, `${at} ?${one.name}`);
    }),
  ];
}

function bodyBreaks(both: Both): string[] {
  const { at, before, after } = both;
  const isNeeded = after.requestBody?.required === true && before.requestBody?.required !== true;
  return [
    ...(isNeeded ? [`${at}: a body is needed now`] : []),
    ...contentBreaks('sent', both, before.requestBody?.content, after.requestBody?.content, `${at} body`),
  ];
}

function responseBreaks(both: Both): string[] {
  const { at, resolveBefore, resolveAfter } = both;
  const now = both.after.responses ?? {};
  return Object.entries(both.before.responses ?? {}).flatMap(([status, response]) => {
    const other = now[status];
    if (other === undefined) return [`${at}: the answer ${status} is gone`];
    const [was, is] = [resolveBefore(response), resolveAfter(other)];
    const content = (one: Schema) => one.content as Content | undefined;
    const headers = (one: Schema) => Object.keys((one.headers ?? {}) as object);
    return [
      ...headers(was)
        .filter((name) => !headers(is).includes(name))
        .map((name) => `${at} ${status}: the field ${name} is gone`),
      ...contentBreaks('read', both, content(was), content(is), `${at} ${status}`),
    ];
  });
}

function contentBreaks(
  side: Side,
  { resolveBefore, resolveAfter }: Both,
  was: Content = {},
  is: Content = {},
  at = '',
): string[] {
  return Object.entries(was).flatMap(([type, { schema }]) => {
    const other = is[type];
    if (other === undefined) return [`${at}: ${type} is gone`];
    if (schema === undefined || other.schema === undefined) return [];
    return schemaBreaks(side, { before: schema, after: other.schema, resolveBefore, resolveAfter }, at);
  });
}

/** Follows a reference inside its own document. */
function resolverOf(document: object): Resolve {
  return (schema) => {
    if (typeof schema.$ref !== 'string') return schema;
    const steps = schema.$ref.slice('#/'.length).split('/');
    let found: unknown = document;
    for (const step of steps) found = (found as Record<string, unknown> | undefined)?.[step];
    if (typeof found !== 'object' || found === null) throw new Error(`nothing is at ${schema.$ref}`);
    const { $ref, ...beside } = schema;
    return { ...(found as Schema), ...beside };
  };
}
