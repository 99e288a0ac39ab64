/** How the last values of a feed looked, as a line in a box. Values are kept in a ring of fixed length, so a day costs what a minute costs. */
export class Trail {
  readonly #length: number;
  #values: number[] = [];

  constructor(length: number) {
    this.#length = length;
  }

  get values(): readonly number[] {
    return this.#values;
  }

  /** Starts from history, oldest first; values that arrived meanwhile stay behind it. */
  seed(history: readonly number[]): void {
    this.#values = [...history, ...this.#values].slice(-this.#length);
  }

  add(value: number): void {
    this.#values.push(value);
    if (this.#values.length > this.#length) this.#values.shift();
  }

  clear(): void {
    this.#values = [];
  }
}

/** SVG path data through the values, oldest at the left edge, scaled to fill the box less a margin for the stroke. */
export function sparklinePath(values: readonly number[], width: number, height: number): string {
  if (values.length < 2) return '';
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low || 1;
  const margin = 1.5;
  const step = (width - 2 * margin) / (values.length - 1);
  return values
    .map((value, at) => {
      const y = high === low ? height / 2 : margin + (1 - (value - low) / span) * (height - 2 * margin);
      return `${at === 0 ? 'M' : 'L'}${(margin + at * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
