/** Plain JSON as it comes off the wire. */
export type JsonObject = { [key: string]: unknown };

/** Applies an RFC 7396 merge patch to an object and returns the new object; neither argument is changed. */
export function applyMergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const result: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (key === '__proto__') continue;
    if (value === null) delete result[key];
    else if (isPlainObject(value)) result[key] = applyMergePatch(asObject(result[key]), value);
    else result[key] = value;
  }
  return result;
}

/** The smallest RFC 7396 merge patch that turns `before` into `after`. Neither may hold `null` members: a patch cannot say them. */
export function createMergePatch(before: JsonObject, after: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (isPlainObject(value) && isPlainObject(old)) {
      const inner = createMergePatch(old, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (!isSame(old, value)) patch[key] = value;
  }
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) patch[key] = null;
  return patch;
}

const isPlainObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asObject = (value: unknown): JsonObject => (isPlainObject(value) ? value : {});

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
