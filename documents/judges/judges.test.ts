import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeWithRedocly, judgeWithSpectral } from './judges.ts';

type Draft = {
  paths: Record<
    string,
    Record<string, { operationId?: string; requestBody?: unknown; responses: Record<string, unknown> }>
  >;
  components: { schemas: Record<string, { maxLength?: number }> };
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'judges-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The committed document with a fault in it. */
async function plant(name: string, fault: (document: Draft) => void): Promise<string> {
  const document: Draft = JSON.parse(
    await readFile(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8'),
  );
  fault(document);
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(document));
  return file;
}

const listRooms = (document: Draft) => {
  const operation = document.paths['/v1/rooms']?.get;
  if (operation === undefined) throw new Error('there is no list of rooms');
  return operation;
};

test('[A40] both judges have nothing to say about a document without a fault', async () => {
  const file = await plant('faultless', () => {});
  expect(await judgeWithSpectral(file)).toMatchObject({ pleased: true });
  expect(await judgeWithRedocly(file)).toMatchObject({ pleased: true });
});

test.each<[string, RegExp, (document: Draft) => void]>([
  [
    'a name twice',
    /operation-operationId-unique/,
    (document) => {
      listRooms(document).operationId = 'getRoom';
    },
  ],
  [
    'no answer to those who are not signed in',
    /define-error-responses-401/,
    (document) => {
      delete listRooms(document).responses['401'];
    },
  ],
  [
    'a string without an end',
    /sent-strings-are-limited/,
    (document) => {
      delete document.components.schemas.RoomName?.maxLength;
    },
  ],
])('[A40] Spectral finds %s', async (name, rule, fault) => {
  const verdict = await judgeWithSpectral(await plant(`spectral ${name}`, fault));
  expect(verdict.pleased).toBe(false);
  expect(verdict.said).toMatch(rule);
});

test.each<[string, RegExp, (document: Draft) => void]>([
  [
    'a name twice',
    /operation-operationId-unique/,
    (document) => {
      listRooms(document).operationId = 'getRoom';
    },
  ],
  [
    'an example that its schema refuses',
    /no-invalid-media-type-examples/,
    (document) => {
      const create = document.paths['/v1/rooms']?.post;
      if (create === undefined) throw new Error('nobody can create a room');
      create.requestBody = { content: { 'application/json': { schema: { type: 'string' }, example: 7 } } };
    },
  ],
])('[A40] Redocly finds %s', async (name, rule, fault) => {
  const verdict = await judgeWithRedocly(await plant(`redocly ${name}`, fault));
  expect(verdict.pleased).toBe(false);
  expect(verdict.said).toMatch(rule);
});
