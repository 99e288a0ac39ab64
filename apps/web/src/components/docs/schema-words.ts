import type { Schema } from './api-document.ts';

/** The bounds of a value in words; empty where it has none worth saying. */
export function boundsOf(schema: Schema): string {
  const { minLength, maxLength, minItems, maxItems, minimum, exclusiveMinimum, maximum } = schema;
  const from = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
  // The largest integer that JSON's readers agree on is no bound that anybody meets.
  const to = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const isWhole = schema.type === 'integer';
  return [
    rangeOf(minLength, maxLength, ' characters'),
    rangeOf(minItems, maxItems, ' items'),
    isWhole ? rangeOf(from === 0 ? undefined : from, to, '') : rangeOf(minimum, to, ''),
    !isWhole && exclusiveMinimum !== undefined ? `above ${exclusiveMinimum}` : '',
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function rangeOf(from: number | undefined, to: number | undefined, unit: string): string {
  const number = (value: number) => value.toLocaleString('en');
  if (from !== undefined && from === to) return `${number(from)}${unit}`;
  if (from !== undefined && to !== undefined) return `${number(from)}–${number(to)}${unit}`;
  if (to !== undefined) return `up to ${number(to)}${unit}`;
  return from === undefined ? '' : `at least ${number(from)}${unit}`;
}

/** What a plain value is called: `date-time` is a string to JSON and a time to everybody else. */
export function plainTypeOf({ type, format }: Schema): string {
  if (type === 'string' && format !== undefined) return `${format} string`;
  return type ?? 'any value';
}

/** The word that tells one variant of several from the others: the constant of its first field that has one. */
export function variantName({ properties = {}, $ref }: Schema): string | undefined {
  if ($ref !== undefined) return undefined;
  const constant = Object.values(properties).find((field) => field.const !== undefined)?.const;
  return constant === undefined ? undefined : String(constant);
}
