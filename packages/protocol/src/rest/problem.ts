import { z } from 'zod';
import { type ErrorCode, ErrorCodeSchema, errorTable } from '../errors.ts';
import { TimeSchema } from '../ids.ts';

/** Wrong fields that one problem names; what is wrong beyond them is told when these are right. */
export const maxProblemErrors = 100;

/** RFC 9457 problem details as Tidewire answers them. `errors[].pointer` is a JSON Pointer (RFC 6901) into the request's body. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: ErrorCodeSchema,
  requestId: z.string(),
  /** Of `banned` and `muted`: when it ends by itself. */
  until: TimeSchema.optional(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))
    .max(maxProblemErrors)
    .optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;

export const problemMediaType = 'application/problem+json';

/**
 * The one way to make a problem, whichever door answers. `type` is a name, not an address: it is stable wherever Tidewire runs.
 * `target` is the request target as it came (RFC 9112 §3.2); without one no request could be read.
 */
export function createProblem(
  code: ErrorCode,
  about: {
    requestId: string;
    target?: string | undefined;
    detail?: string | undefined;
    errors?: Problem['errors'];
    until?: string | undefined;
  },
): Problem {
  const { status, title } = errorTable[code];
  return {
    type: `urn:tidewire:problem:${code}`,
    title,
    status,
    ...(about.detail !== undefined && { detail: about.detail }),
    ...(about.target !== undefined && { instance: pathOfTarget(about.target) }),
    code,
    requestId: about.requestId,
    ...(about.until !== undefined && { until: about.until }),
    ...(about.errors !== undefined && { errors: about.errors.slice(0, maxProblemErrors) }),
  };
}

/** The path to the letter: neither decoded nor encoded nor made shorter, and without the query, which may hold what is private. */
export const pathOfTarget = (target: string): string =>
  target.replace(/[?#].*$/s, '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
