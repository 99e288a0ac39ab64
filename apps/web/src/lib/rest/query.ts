import type { z } from 'zod';
import { fieldErrors, type Refusal, refuse } from './refusal.ts';

/** Validates the query; without a schema there may be none. A parameter that is unknown or given twice is an error, never ignored. */
export function readQuery(url: URL, schema: z.ZodType): { query: unknown } | Refusal {
  const given: Record<string, string> = Object.create(null);
  for (const [name, value] of url.searchParams) {
    if (name in given) {
      const error = { pointer: `/query/${name}`, code: 'repeated', message: 'Give it once' };
      return refuse('invalid', { errors: [error] });
    }
    given[name] = value;
  }
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(given)));
  return parsed.success
    ? { query: parsed.data }
    : refuse('invalid', { errors: fieldErrors(parsed.error, '/query') });
}
