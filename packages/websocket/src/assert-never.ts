/** Ends an exhaustive switch: reaching it is a bug, and adding a word to a union makes it a type error. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
