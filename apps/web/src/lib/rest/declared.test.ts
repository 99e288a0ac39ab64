import { expect, test } from 'vitest';
import { z } from 'zod';
import { expectDeclared } from '../../testing/declared.fixture.ts';
import { ok } from './answer.ts';
import { refusalsOf } from './declared.ts';
import { openOperation, operation } from './operation.ts';
import { problemResponse, refuse } from './refusal.ts';
import { resource } from './resource.ts';

const open = openOperation({
  id: 'getThing',
  summary: 'Get a thing',
  refusals: [],
  answers: { 200: z.object({}) },
  handle: async () => ok({}),
});
const guarded = operation({
  id: 'createThing',
  summary: 'Create a thing',
  refusals: ['conflict'],
  scope: 'rooms:write',
  params: z.object({ thingId: z.string() }),
  body: z.strictObject({}),
  rateLimit: 'publish',
  answers: { 201: z.object({}) },
  handle: async () => refuse('conflict'),
});
const things = resource({ GET: open, POST: guarded });

test('an operation refuses with what follows from its declaration, and what it names', () => {
  expect(refusalsOf(open)).toEqual(['not_acceptable', 'rate_limited', 'invalid', 'internal', 'unavailable']);
  expect(refusalsOf(guarded)).toEqual([
    ...['bad_request', 'too_large', 'unsupported_media_type', 'unauthenticated', 'forbidden', 'not_found'],
    ...['not_acceptable', 'rate_limited', 'invalid', 'internal', 'unavailable', 'conflict'],
  ]);
});

test('a test that meets a status or a code that is not declared fails', async () => {
  const refused = problemResponse(refuse('conflict'), { id: 'r', target: '/v1/things' });
  await expect(expectDeclared(things.POST, 'POST', refused)).resolves.toBeUndefined();
  await expect(expectDeclared(things.GET, 'GET', refused)).rejects.toThrow('getThing refused with conflict');
  await expect(expectDeclared(things.POST, 'POST', Response.json({}))).rejects.toThrow('answered 200');
});
