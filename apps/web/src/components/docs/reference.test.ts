import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AsyncapiDocument, OpenapiDocument } from './api-document.ts';
import { contentsOf, matching } from './contents.ts';
import { referenceOf } from './reference.ts';
import { curlOf, fetchOf, starterOf } from './samples.ts';
import { boundsOf, plainTypeOf, variantName } from './schema-words.ts';
import { tryableOf } from './tryable.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../../docs/api/${name}`, import.meta.url), 'utf8'));

const openapi = read('openapi.json') as OpenapiDocument;
const asyncapi = read('asyncapi.json') as AsyncapiDocument;
const reference = referenceOf(openapi, asyncapi);
const operations = reference.resources.flatMap((resource) => resource.operations);

function operation(id: string) {
  const found = operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
}

test('[A47] every operation and every message of the documents has its place', () => {
  const declared = Object.values(openapi.paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  );
  expect(operations.map(({ id }) => id).sort()).toEqual(declared.sort());
  const { fromClient, fromServer } = reference.socket;
  expect([...fromClient, ...fromServer].map(({ id }) => id)).toEqual(
    Object.keys(asyncapi.components.messages),
  );
});

test('[A47] every schema that is named can be gone to, and no two places have one name', () => {
  const named = new Set(reference.shapes.map(({ name }) => name));
  const refs = [...JSON.stringify([openapi, asyncapi]).matchAll(/#\/components\/schemas\/(\w+)/g)];
  expect(refs.map(([, name = '']) => name).filter((name) => !named.has(name))).toEqual([]);
  const places = contentsOf(reference).flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(places.filter((id, at) => places.indexOf(id) !== at)).toEqual([]);
});

test('what both documents name is the same schema', () => {
  for (const [name, schema] of Object.entries(asyncapi.components.schemas)) {
    const other = openapi.components.schemas[name];
    if (other !== undefined) expect(other, name).toEqual(schema);
  }
});

test('who may ask stands once, beside the operation', () => {
  expect(operation('createMessage')).toMatchObject({
    who: { kind: 'signed-in', scopes: ['messages:write'] },
    description: expect.not.stringContaining('API key needs'),
  });
  expect(operation('getHealth')).toMatchObject({
    who: { kind: 'anyone' },
    description: 'Asks the database.',
  });
});

test('an operation’s refusals are its own codes, in the order of their status', () => {
  const { refusals } = operation('createMessage');
  expect(refusals).toContainEqual({ status: 403, code: 'muted', title: 'Muted in this room' });
  expect(refusals.map(({ status }) => status)).toEqual(refusals.map(({ status }) => status).sort());
});

test('a sample is what is needed and nothing else', () => {
  expect(curlOf(operation('createMessage'), 'https://tidewire.test')).toBe(
    [
      "curl -X POST 'https://tidewire.test/v1/rooms/0198f3a0-0000-7000-8000-000000000001/messages'",
      '-H "Authorization: Bearer $TIDEWIRE_KEY"',
      "-H 'Content-Type: application/json'",
      `-d '{\n  "body": "Good morning!"\n}'`,
    ].join(' \\\n  '),
  );
  expect(fetchOf(operation('getHealth'), 'https://tidewire.test')).toBe(
    "const response = await fetch('https://tidewire.test/healthz');\nconst answer = await response.json();",
  );
  expect(fetchOf(operation('deleteRoom'), 'https://tidewire.test')).toContain("'If-Match': '*',");
});

test('a body begins with what must be in it, and with the whole example where nothing must', () => {
  expect(JSON.parse(starterOf(operation('createMessage')))).toEqual({ body: 'Good morning!' });
  expect(Object.keys(JSON.parse(starterOf(operation('updateUser')))).length).toBeGreaterThan(0);
});

test('the id of an example is shown and not sent; `me` and a real feed are', () => {
  const field = (id: string, name: string) =>
    tryableOf(operation(id)).fields.find((one) => one.name === name);
  expect(field('getRoom', 'roomId')).toMatchObject({ initial: '', isRequired: true });
  expect(field('getRoom', 'roomId')?.placeholder).toMatch(/^0198/);
  expect(field('getUser', 'userId')).toMatchObject({ initial: 'me' });
  expect(field('getRoomBan', 'userId')).toMatchObject({ initial: '' });
  expect(field('getFeed', 'feedId')?.initial).toMatch(/\./);
  expect(field('deleteRoom', 'If-Match')).toMatchObject({ initial: '*' });
});

test('what is searched for is in the title, the address or the operation’s name', () => {
  const ids = (search: string) =>
    matching(contentsOf(reference), search).flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(ids('pin delete')).toEqual(['unpinMessage']);
  expect(ids('LISTFEEDS')).toEqual(['listFeeds']);
  expect(ids('no such thing')).toEqual([]);
  expect(matching(contentsOf(reference), ' ')).toEqual(contentsOf(reference));
});

test.each([
  [{ type: 'string', minLength: 1, maxLength: 4000 }, '1–4,000 characters'],
  [{ type: 'string', maxLength: 64 }, 'up to 64 characters'],
  [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, ''],
  [{ type: 'integer', exclusiveMinimum: 0, maximum: 100 }, '1–100'],
  [{ type: 'number', exclusiveMinimum: 0, maximum: 100 }, 'up to 100, above 0'],
  [{ type: 'array', minItems: 2, maxItems: 2 }, '2 items'],
  [{ type: 'boolean' }, ''],
])('the bounds of %j are said as "%s"', (schema, words) => {
  expect(boundsOf(schema)).toBe(words);
});

test('a plain value is called by its format, and a variant by its constant', () => {
  expect(plainTypeOf({ type: 'string', format: 'uuid' })).toBe('uuid string');
  expect(plainTypeOf({})).toBe('any value');
  expect(variantName({ properties: { kind: { const: 'match.goal' }, minute: { type: 'integer' } } })).toBe(
    'match.goal',
  );
  expect(variantName({ $ref: '#/components/schemas/Room' })).toBeUndefined();
});
