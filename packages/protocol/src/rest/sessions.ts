import { z } from 'zod';
import { TimeSchema } from '../ids.ts';

/** A place where somebody is signed in. `current` is the one that asks. What opens it, its token, is told to nobody. */
export const SessionSchema = z.object({
  id: z.string(),
  current: z.boolean(),
  /** In words: `Firefox on Windows`; `Unknown device` when it did not say. */
  device: z.string(),
  address: z.string().nullable(),
  createdAt: TimeSchema,
  expiresAt: TimeSchema,
});
export type Session = z.infer<typeof SessionSchema>;
