import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { breakingChanges, type Openapi } from './compare.ts';

const api = new URL('../../docs/api/', import.meta.url);
const read = async (name: string): Promise<Openapi> => JSON.parse(await readFile(new URL(name, api), 'utf8'));

/** The last of the documents that were released, by version. */
async function released(): Promise<Openapi> {
  const [last] = (await readdir(new URL('released/', api)))
    .filter((name) => name.startsWith('openapi-'))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  if (last === undefined) throw new Error('no document was ever released');
  return read(`released/${last}`);
}

test('[A43] the document breaks nobody who works with the last released one', async () => {
  expect(breakingChanges(await released(), await read('openapi.json'))).toEqual([]);
});

type Draft = {
  paths: Record<string, Record<string, Record<string, unknown> & { responses: Record<string, unknown> }>>;
  components: {
    schemas: Record<
      string,
      { properties: Record<string, Record<string, unknown>>; required: string[]; enum: string[] }
    >;
    responses: Record<string, { headers: Record<string, unknown> }>;
  };
};

const faults: [string, string, (draft: Draft) => void][] = [
  ['a path is gone', '/v1/rooms: the path is gone', ({ paths }) => delete paths['/v1/rooms']],
  [
    'an operation is gone',
    'DELETE /v1/rooms/{roomId}: the operation is gone',
    ({ paths }) => delete paths['/v1/rooms/{roomId}']?.delete,
  ],
  [
    'an operation has another name',
    'GET /v1/rooms: listRooms is called rooms',
    ({ paths }) => Object.assign(paths['/v1/rooms']?.get ?? {}, { operationId: 'rooms' }),
  ],
  [
    'an open operation needs a credential',
    'GET /healthz: needs a credential now',
    ({ paths }) => Object.assign(paths['/healthz']?.get ?? {}, { security: [{ key: [] }] }),
  ],
  [
    'an answer is gone',
    'POST /v1/rooms: the answer 201 is gone',
    ({ paths }) => delete paths['/v1/rooms']?.post?.responses['201'],
  ],
  [
    'a parameter is gone',
    'GET /v1/rooms: the parameter limit is gone',
    ({ paths }) => Object.assign(paths['/v1/rooms']?.get ?? {}, { parameters: [] }),
  ],
  [
    'a parameter is needed',
    'GET /healthz: the parameter why is needed now',
    ({ paths }) =>
      Object.assign(paths['/healthz']?.get ?? {}, {
        parameters: [{ name: 'why', in: 'query', required: true }],
      }),
  ],
  [
    'a field of an answer is gone',
    'GET /v1/rooms/{roomId} 200.topic: is gone',
    ({ components }) => delete components.schemas.Room?.properties.topic,
  ],
  [
    'a field of an answer may be missing',
    'GET /v1/rooms/{roomId} 200.topic: may be missing now',
    ({ components }) =>
      components.schemas.Room?.required.splice(components.schemas.Room.required.indexOf('topic'), 1),
  ],
  [
    'a field must be sent',
    'POST /v1/rooms body.topic: is needed now',
    ({ components }) => components.schemas.RoomCreate?.required.push('topic'),
  ],
  [
    'a field can no longer be sent',
    'PATCH /v1/rooms/{roomId} body.topic: is gone',
    ({ components }) => delete components.schemas.RoomPatch?.properties.topic,
  ],
  [
    'a value is gone',
    'GET /v1/rooms/{roomId} 200.visibility: "private" is gone',
    ({ components }) => Object.assign(components.schemas.Visibility ?? {}, { enum: ['public'] }),
  ],
  [
    'a field is of another type',
    'GET /v1/rooms/{roomId} 200.memberCount: was integer, is string',
    ({ components }) =>
      Object.assign(components.schemas.Room?.properties.memberCount ?? {}, { type: 'string' }),
  ],
  [
    'a limit is tighter',
    'POST /v1/rooms body.name: maxLength is lower',
    ({ components }) => Object.assign(components.schemas.RoomName ?? {}, { maxLength: 10 }),
  ],
  [
    'a choice is gone',
    'POST /v1/feeds/{feedId}/events body.events[]|2: is gone',
    ({ components }) => (components.schemas.FeedEventInput as unknown as { oneOf: unknown[] }).oneOf.pop(),
  ],
  [
    'a header field is gone',
    'GET /v1/rooms/{roomId} 404: the field X-Request-Id is gone',
    ({ components }) => Object.assign(components.responses.not_found ?? {}, { headers: {} }),
  ],
];

test.each(faults)('[A43] it is found when %s', async (_, finding, fault) => {
  const draft = structuredClone(await released());
  fault(draft as unknown as Draft);
  expect(breakingChanges(await released(), draft)).toContain(finding);
});

test('[A43] what is only added breaks nobody', async () => {
  const draft = structuredClone(await released()) as unknown as Draft;
  Object.assign(draft.paths, { '/v1/new': { get: { responses: {} } } });
  Object.assign(draft.components.schemas.Room?.properties ?? {}, { colour: { type: 'string' } });
  Object.assign(draft.components.schemas.RoomCreate?.properties ?? {}, { colour: { type: 'string' } });
  expect(breakingChanges(await released(), draft as unknown as Openapi)).toEqual([]);
});
