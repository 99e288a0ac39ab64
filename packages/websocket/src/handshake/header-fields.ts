import { isToken } from './field-list.ts';

/** `rawHeaders` as Node gives them: name, value, name, value, …, duplicates kept. */
export type RawHeaders = readonly string[];

/** Field lines of one message by lower-case name, each with all its values in order (RFC 9110 §5.3). */
export class HeaderFields {
  /** A Map: a field called `__proto__` or `constructor` is a field like any other. */
  readonly #values = new Map<string, string[]>();

  add(name: string, value: string): void {
    const key = name.toLowerCase();
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [value]);
    else values.push(value);
  }

  /** All values, none when the field is absent. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }
}

export interface HeaderLimits {
  readonly maxHeaderFields: number;
  /** Names, values and their separators, as they stood on the wire. */
  readonly maxHeaderBytes: number;
}

export const HEADER_LIMITS: HeaderLimits = { maxHeaderFields: 50, maxHeaderBytes: 8 * 1024 };

/** `: ` and CRLF. */
const SEPARATOR_BYTES = 4;

/** The fields, or what is wrong with them. Nothing is stored beyond the limits. */
export function readHeaderFields(
  raw: RawHeaders,
  limits: HeaderLimits,
): HeaderFields | 'too large' | 'malformed' {
  if (raw.length % 2 !== 0) return 'malformed';
  if (raw.length / 2 > limits.maxHeaderFields) return 'too large';
  const fields = new HeaderFields();
  let bytes = 0;
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    const value = raw[i + 1] ?? '';
    bytes += name.length + value.length + SEPARATOR_BYTES;
    if (bytes > limits.maxHeaderBytes) return 'too large';
    if (!isToken(name) || !isFieldValue(value)) return 'malformed';
    fields.add(name, trimBlanks(value));
  }
  return fields;
}

/**
 * RFC 9110 §5.5: visible characters, blanks and bytes above ASCII. A line break left in a value is an obsolete folded
 * line or a smuggled header.
 */
export function isFieldValue(value: string): boolean {
  for (let i = 0; i < value.length; i += 1) {
    const code = value.charCodeAt(i);
    if (code > 0xff || code === 0x7f || (code < 0x20 && code !== 0x09)) return false;
  }
  return true;
}

function trimBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value.charCodeAt(start))) start += 1;
  while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
