/** One way of doing the work: how many units it did, as fast as it can, in one round. */
export type Contender = { name: string; round(): Promise<number> | number };

export type Comparison = { scenario: string; unit: string; rates: Map<string, number[]> };

const rounds = 7;

/**
 * Runs the contenders in turn, so that whatever else the machine does falls on all of them, and drops a first round that warms up.
 * A rate is units per second.
 */
export async function compare(
  scenario: string,
  unit: string,
  contenders: readonly Contender[],
): Promise<Comparison> {
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const contender of contenders) {
      const start = process.hrtime.bigint();
      const units = await contender.round();
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (round > 0) rates.get(contender.name)?.push(units / seconds);
    }
  }
  return { scenario, unit, rates };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The first contender is the yardstick: the others are told as ratios to it. */
export function describe({ scenario, unit, rates }: Comparison): string {
  const [yardstick] = [...rates.values()].map(median);
  const lines = [...rates].map(([name, values]) => {
    const rate = median(values);
    const spread = `${short(Math.min(...values))}–${short(Math.max(...values))}`;
    return `  ${name.padEnd(22)} ${short(rate).padStart(8)} ${unit}/s  (${spread})  × ${(rate / (yardstick ?? rate)).toFixed(2)}`;
  });
  return [scenario, ...lines].join('\n');
}

function short(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  if (value >= 1e3) return `${(value / 1e3).toFixed(1)} k`;
  return value.toFixed(0);
}
