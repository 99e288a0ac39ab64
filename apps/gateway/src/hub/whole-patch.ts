import type { JsonObject } from '@tidewire/protocol';

/** The merge patch (RFC 7396) that makes anything that was `before` into `after` and says every field of it, changed or not. */
export function createWholePatch(before: JsonObject, after: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    patch[key] = isObject(value) && isObject(old) ? createWholePatch(old, value) : value;
  }
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) patch[key] = null;
  return patch;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
