/** How fast to replay: rows per second, times as fast as it was, or as fast as the server takes it. */
export type Speed = { by: 'rows'; perSecond: number } | { by: 'time'; factor: number } | { by: 'server' };

/** Reads `20` (rows per second), `3600x` (times real time) or `max`; `undefined` when it is neither. */
export function parseSpeed(text: string): Speed | undefined {
  if (text === 'max') return { by: 'server' };
  const [, digits, times] = /^(\d+(?:\.\d+)?)(x?)$/.exec(text) ?? [];
  const value = Number(digits);
  if (!Number.isFinite(value) || value <= 0) return undefined;
  return times === 'x' ? { by: 'time', factor: value } : { by: 'rows', perSecond: value };
}
