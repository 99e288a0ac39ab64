import { addressOf } from '#web/realtime/rest-call.ts';
import type { ParameterObject, Schema } from './api-document.ts';
import type { Operation } from './reference.ts';

/** An operation as one would type it: nothing but what it needs. */
export function curlOf(operation: Operation, origin: string): string {
  const { method, who, body } = operation;
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${quoted(origin + exampleAddress(operation))}`,
  ];
  if (who.kind === 'signed-in') lines.push('-H "Authorization: Bearer $TIDEWIRE_KEY"');
  for (const [name, value] of fieldsOf(operation)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (body !== undefined) lines.push(`-d ${quoted(starterOf(operation))}`);
  return lines.join(' \\\n  ');
}

/** The same from a page or a script. */
export function fetchOf(operation: Operation, origin: string): string {
  const { method, who, body } = operation;
  const fields = fieldsOf(operation).map(([name, value]) => `    '${name}': '${value}',`);
  if (who.kind === 'signed-in') fields.unshift(`    Authorization: 'Bearer ' + key,`);
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(fields.length === 0 ? [] : ['  headers: {', ...fields, '  },']),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indented(starterOf(operation))}),`]),
  ];
  const address = `'${origin}${exampleAddress(operation)}'`;
  const call = options.length === 0 ? `fetch(${address})` : `fetch(${address}, {\n${options.join('\n')}\n})`;
  const hasBody = operation.answers.some(({ schema }) => schema !== undefined);
  const read = hasBody ? '\nconst answer = await response.json();' : '';
  return `const response = await ${call};${read}`;
}

/** A body to begin with: what must be in it, as in the example; the whole example where nothing must. */
export function starterOf({ body }: Pick<Operation, 'body'>): string {
  const { example, fields } = body ?? { example: {}, fields: {} };
  return JSON.stringify(requiredOf(example, fields), null, 2);
}

function requiredOf(example: unknown, { required = [] }: Schema): unknown {
  if (typeof example !== 'object' || example === null || required.length === 0) return example;
  return Object.fromEntries(Object.entries(example).filter(([name]) => required.includes(name)));
}

function exampleAddress({ path, parameters }: Operation): string {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  return addressOf(
    path,
    Object.fromEntries(inPath.map((parameter) => [parameter.name, valueFor(parameter, path)])),
    Object.fromEntries(inQuery.map((parameter) => [parameter.name, valueFor(parameter, path)])),
  );
}

/** An example's value. Below `/v1/users`, `me` is everybody's own id. */
export function valueFor({ name, example, schema }: ParameterObject, path: string): string {
  if (name === 'userId' && path.startsWith('/v1/users/')) return 'me';
  return String(example ?? schema.default ?? schema.enum?.[0] ?? '');
}

function fieldsOf({ parameters, body, path }: Operation): [string, string][] {
  const needed = parameters.filter((parameter) => parameter.in === 'header' && parameter.required);
  const fields = needed.map((parameter): [string, string] => [parameter.name, valueFor(parameter, path)]);
  return body === undefined ? fields : [['Content-Type', body.mediaType], ...fields];
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const indented = (text: string): string => text.replaceAll('\n', '\n  ');
