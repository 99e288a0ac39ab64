import { readFile } from 'node:fs/promises';
import { RoomCreateSchema } from '@tidewire/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ok } from '../apps/web/src/lib/rest/answer.ts';
import { openOperation } from '../apps/web/src/lib/rest/operation.ts';
import { documents } from './documents.ts';
import { documentOf } from './openapi/document.ts';
import { findEndpoints, pathOf } from './openapi/routes.ts';
import { createSchemaBook } from './schemas/json-schemas.ts';

type Operation = { operationId: string; parameters: { in: string; name: string }[]; responses: object };
type Openapi = { paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

const committed = async (): Promise<Openapi> =>
  JSON.parse(await readFile(new URL('../docs/api/openapi.json', import.meta.url), 'utf8'));

test('[A41] the committed documents are the generated ones; `npm run openapi` makes them so', async () => {
  for (const { file, text } of await documents()) expect(await readFile(file, 'utf8')).toBe(text);
});

test('[A41] operations in the document and on the disk match one to one', async () => {
  const { paths } = await committed();
  const said = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
  );
  const onDisk = (await findEndpoints()).map(
    ({ path, method, operation }) => `${method} ${path} ${operation.id}`,
  );
  expect(said.sort()).toEqual(onDisk.sort());
  expect(said.length).toBeGreaterThan(25);
});

test('[A41] each operation has a name of its own', async () => {
  const names = (await findEndpoints()).map(({ operation }) => operation.id);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
});

test('[A41] a path’s parameters are the document’s', async () => {
  for (const [path, item] of Object.entries((await committed()).paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { operationId, parameters } of Object.values(item)) {
      const said = parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name);
      expect(said.sort(), operationId).toEqual(inPath.sort());
    }
  }
});

test('[A42] every example is what its schema says', async () => {
  const document = await committed();
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ ...document, $id: 'tidewire:openapi' });
  let checked = 0;
  const check = (node: unknown, at: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('schema' in node && ('example' in node || 'examples' in node)) {
      const { example, examples = {} } = node as {
        example?: unknown;
        examples?: Record<string, { value: unknown }>;
      };
      const validate = ajv.compile({ $ref: `tidewire:openapi#${at}/schema` });
      const values = [
        ...(example === undefined ? [] : [example]),
        ...Object.values(examples).map(({ value }) => value),
      ];
      for (const value of values) {
        checked += 1;
        expect(validate(value), `${at} ${ajv.errorsText(validate.errors)}`).toBe(true);
      }
    }
    for (const [key, value] of Object.entries(node)) {
      check(value, `${at}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`);
    }
  };
  check(document, '');
  expect(checked).toBeGreaterThan(60);
});

test('a folder is written as OpenAPI writes a path', () => {
  expect(pathOf('v1/rooms/[roomId]/messages')).toBe('/v1/rooms/{roomId}/messages');
  expect(pathOf('(group)/healthz')).toBe('/healthz');
});

test('what has a default need not be sent', () => {
  const operation = openOperation({
    id: 'getIt',
    summary: 'Get it',
    refusals: [],
    query: z.strictObject({ limit: z.coerce.number().int().min(1).default(5) }),
    answers: { 200: z.object({ n: z.int() }) },
    handle: async () => ok({ n: 1 }),
  });
  const { paths } = documentOf([{ path: '/v1/it', method: 'get', operation }]) as unknown as Openapi;
  expect(paths['/v1/it']?.get?.parameters).toContainEqual(
    expect.objectContaining({ name: 'limit', in: 'query', required: false }),
  );
});

test('a name that means one thing in a request and another in an answer is not written down', () => {
  const book = createSchemaBook();
  book.schemaOf(RoomCreateSchema, 'input');
  expect(() => book.schemaOf(RoomCreateSchema, 'output')).toThrow('RoomCreate is both read and written');
});
