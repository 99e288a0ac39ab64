import { z } from 'zod';
import { ErrorCodeSchema } from '../errors.ts';

/** RFC 9457 problem details as Tidewire answers them. `errors[].pointer` is a JSON Pointer (RFC 6901) into the request's body. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: ErrorCodeSchema,
  requestId: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
