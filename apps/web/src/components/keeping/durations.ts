/** For how long something holds. `null` has no end. */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const durations = {
  '10m': { label: '10 minutes', ms: 10 * minuteMs },
  '1h': { label: '1 hour', ms: hourMs },
  '1d': { label: '1 day', ms: dayMs },
  '7d': { label: '7 days', ms: 7 * dayMs },
  '30d': { label: '30 days', ms: 30 * dayMs },
  ever: { label: 'For good', ms: null },
} as const;
export type Duration = keyof typeof durations;

export const isDuration = (text: string): text is Duration => Object.hasOwn(durations, text);

export const optionsOf = (names: readonly Duration[]): { value: Duration; label: string }[] =>
  names.map((value) => ({ value, label: durations[value].label }));

/** When it ends, RFC 3339. */
export function endOf(duration: Duration, now: number): string | null {
  const { ms } = durations[duration];
  return ms === null ? null : new Date(now + ms).toISOString();
}
