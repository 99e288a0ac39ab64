import { createProblem, type ErrorCode, type Problem, problemMediaType } from '@tidewire/protocol';
import type { z } from 'zod';

export type FieldError = NonNullable<Problem['errors']>[number];

/** A request error, returned by whoever finds it and written as a problem in one place. */
export type Refusal = {
  refused: ErrorCode;
  /** One sentence for the person who called. Never says more than the caller may know. */
  detail?: string | undefined;
  errors?: FieldError[] | undefined;
  retryAfterMs?: number | undefined;
  /** Of `banned` and `muted`: when it ends by itself; `null` is never. */
  until?: string | null | undefined;
  headers?: Record<string, string> | undefined;
};

export const refuse = (code: ErrorCode, rest: Omit<Refusal, 'refused'> = {}): Refusal => ({
  refused: code,
  ...rest,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** A refusal as RFC 9457 writes it down. `target` is what was asked for, to the letter. */
export function problemResponse(
  { refused, detail, errors, ...refusal }: Refusal,
  request: { id: string; target: string },
): Response {
  const problem = createProblem(refused, {
    requestId: request.id,
    target: request.target,
    detail,
    errors,
    until: refusal.until ?? undefined,
  });
  const headers = new Headers({ ...refusal.headers, 'content-type': problemMediaType });
  if (refusal.retryAfterMs !== undefined) {
    headers.set('retry-after', String(Math.max(1, Math.ceil(refusal.retryAfterMs / 1_000))));
  }
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
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
