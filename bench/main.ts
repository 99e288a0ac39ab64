import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchFeeds } from './feeds.ts';
import { benchHerd } from './herd.ts';
import { benchParser } from './parser.ts';
import { benchRest } from './rest.ts';
import { benchRoom } from './room.ts';
import { describe } from './rounds.ts';
import { benchSlowReader } from './slow-reader.ts';

// Speed is told as ratios of one run on one machine, against what people would use instead.

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error(`--minutes must be a number above 0, not "${values.minutes}".`);
  process.exit(2);
}

const scenarios: Record<string, () => Promise<string[]>> = {
  parser: async () => (await benchParser()).map((comparison) => `${describe(comparison)}\n`),
  'slow-reader': benchSlowReader,
  herd: benchHerd,
  rest: benchRest,
  feeds: () => benchFeeds(minutes),
  room: benchRoom,
};

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
