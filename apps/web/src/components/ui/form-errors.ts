import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';

/** Says beside each of these fields what the server found wrong with it; an error that is about no field is about the form. */
export function showErrors<T extends FieldValues>(
  form: UseFormReturn<T>,
  error: unknown,
  names: readonly Path<T>[],
): void {
  const fields = error instanceof ApiError ? error.fields : new Map<string, string>();
  for (const name of names) {
    const message = fields.get(name);
    if (message !== undefined) form.setError(name, { message });
  }
  if (fields.size === 0) form.setError('root', { message: messageOf(error) });
}
