import { cpus } from 'node:os';
import { benchHerd } from './herd.ts';
import { benchParser } from './parser.ts';
import { benchRest } from './rest.ts';
import { describe } from './rounds.ts';
import { benchSlowReader } from './slow-reader.ts';

// Speed is told as ratios of one run on one machine, against what people would use instead.

const scenarios: Record<string, () => Promise<string[]>> = {
  parser: async () => (await benchParser()).map((comparison) => `${describe(comparison)}\n`),
  'slow-reader': benchSlowReader,
  herd: benchHerd,
  rest: benchRest,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(scenarios, name));
if (unknown !== undefined) {
  console.error(`No scenario "${unknown}". There are: ${Object.keys(scenarios).join(', ')}.`);
  process.exit(2);
}

const [cpu] = cpus();
console.log(`${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Node ${process.version}\n`);
for (const [name, run] of Object.entries(scenarios)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`${(await run()).join('\n')}\n`);
}
