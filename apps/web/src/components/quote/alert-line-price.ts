/** How prices step while a line is moved: far enough to be seen, and never finer than the instrument is quoted. */

/** About a thousandth of the price, as a power of ten: 0.1 for 295.48, 10 for 93,494. */
export function stepOf(price: number, decimals: number): number {
  const tick = 10 ** -decimals;
  if (price <= 0) return tick;
  return Math.max(tick, 10 ** (Math.floor(Math.log10(price)) - 3));
}

/** As the instrument is quoted; never below nought. */
export const quoted = (price: number, decimals: number): number =>
  Math.max(0, Number(price.toFixed(decimals)));

/** Where a key takes a price; `undefined` for keys that move nothing. */
export function movedByKey(key: string, price: number, decimals: number): number | undefined {
  const step = stepOf(price, decimals);
  const by = { ArrowUp: step, ArrowDown: -step, PageUp: 10 * step, PageDown: -10 * step }[key];
  return by === undefined ? undefined : quoted(price + by, decimals);
}
