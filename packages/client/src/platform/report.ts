/** As an uncaught error would be told, but without ending a Node process. */
export function reportToPlatform(error: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error);
  else console.error(error);
}
