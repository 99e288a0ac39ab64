/** Delays in milliseconds, and what is usually asked of them. */
export class Delays {
  readonly #all: number[] = [];

  get count(): number {
    return this.#all.length;
  }

  add(ms: number): void {
    this.#all.push(ms);
  }

  /** @param share from 0 to 1: 0.5 is the median, 1 the longest */
  percentile(share: number): number {
    if (this.#all.length === 0) throw new Error('nothing was measured');
    const sorted = this.#all.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  }
}
