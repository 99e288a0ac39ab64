/**
 * Numbers of the market as people read them. Signs are real minus signs, digits are tabular, and every number of one instrument has
 * the same number of decimals, so that a column never dances.
 */

/** Decimals that an instrument's prices are quoted in, told by the kind in its feed's id. */
export function decimalsOf(feedId: string, last: number): number {
  const [kind, symbol = ''] = feedId.split('.', 2);
  if (kind === 'fx') return symbol.endsWith('JPY') ? 3 : 5;
  if (kind === 'crypto') return last >= 100 ? 2 : last >= 1 ? 4 : 6;
  return 2;
}

/** `stock.GOOG` → `GOOG`; pairs of three letters each get their slash. */
export function symbolOf(feedId: string): string {
  const [kind, symbol = feedId] = feedId.split('.', 2);
  return (kind === 'fx' || kind === 'crypto') && /^[A-Z]{6}$/.test(symbol)
    ? `${symbol.slice(0, 3)}/${symbol.slice(3)}`
    : symbol;
}

const formats = new Map<number, Intl.NumberFormat>();
function format(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(decimals, made);
  return made;
}

export const formatPrice = (value: number, decimals: number): string => format(decimals).format(value);

/** With its sign, always; nought has none. */
export function formatChange(value: number, decimals: number): string {
  const text = format(decimals).format(Math.abs(value));
  if (Number(text.replaceAll(',', '')) === 0) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

export const formatPercent = (value: number): string => `${formatChange(value, 2)}%`;

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

/** `12.4M` */
export const formatVolume = (value: number): string => compact.format(value);

/** `3s`, `4m`, `2h`, `5d`: the largest unit alone. Below two seconds it is `now`. */
export function formatAge(ageMs: number): string {
  const seconds = Math.floor(ageMs / 1000);
  if (seconds < 2) return 'now';
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}

/** The same in words, for titles and screen readers. */
export function ageInWords(ageMs: number): string {
  const seconds = Math.floor(ageMs / 1000);
  if (seconds < 2) return 'just now';
  const [count, unit] = (
    [
      [Math.floor(seconds / 86_400), 'day'],
      [Math.floor(seconds / 3_600), 'hour'],
      [Math.floor(seconds / 60), 'minute'],
      [seconds, 'second'],
    ] as const
  ).find(([number]) => number > 0) ?? [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

/** Whether a path names a feed of quotes; matches have pages of their own. */
export const isQuoteFeed = (feedId: string): boolean =>
  /^(stock|fund|index|fx|crypto)\.[A-Za-z0-9][A-Za-z0-9_-]*$/.test(feedId);
