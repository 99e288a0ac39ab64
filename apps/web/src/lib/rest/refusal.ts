import { type ErrorCode, errorTable, type Problem } from '@tidewire/protocol';
import type { z } from 'zod';

export type FieldError = NonNullable<Problem['errors']>[number];

/** A request error, returned by whoever finds it and written as a problem in one place. */
export type Refusal = {
  refused: ErrorCode;
  /** One sentence for the person who called. Never says more than the caller may know. */
  detail?: string | undefined;
  errors?: FieldError[] | undefined;
  retryAfterMs?: number | undefined;
  headers?: Record<string, string> | undefined;
};

export const refuse = (code: ErrorCode, rest: Omit<Refusal, 'refused'> = {}): Refusal => ({
  refused: code,
  ...rest,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** RFC 9457. `type` is a name, not an address: it is stable wherever Tidewire runs. */
export function problemResponse(refusal: Refusal, request: { id: string; path: string }): Response {
  const { status, title } = errorTable[refusal.refused];
  const problem: Problem = {
    type: `urn:tidewire:problem:${refusal.refused}`,
    title,
    status,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    instance: request.path,
    code: refusal.refused,
    requestId: request.id,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
  };
  const headers = new Headers({ ...refusal.headers, 'content-type': 'application/problem+json' });
  if (refusal.retryAfterMs !== undefined) {
    headers.set('retry-after', String(Math.max(1, Math.ceil(refusal.retryAfterMs / 1_000))));
  }
  return new Response(JSON.stringify(problem), { status, headers });
}

/**
 * What zod found, as one error per field with a JSON Pointer (RFC 6901). `root` is where the value came from: the empty pointer is the
 * body itself, `/query` the query.
 */
export function fieldErrors(error: z.ZodError, root = ''): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerTo(root, [...issue.path, key]),
        code: 'unknown_field',
        message: 'There is no such field',
      }));
    }
    return [{ pointer: pointerTo(root, issue.path), code: issue.code, message: issue.message }];
  });
}

const pointerTo = (root: string, path: PropertyKey[]): string =>
  root + path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
