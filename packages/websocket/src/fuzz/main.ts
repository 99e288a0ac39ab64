/**
 * The fuzzer from the command line, for as long as you like:
 * `node packages/websocket/src/fuzz/main.ts [inputs] [seed] [from]`
 */
import { fuzz } from './fuzz.ts';

const [inputs = 1_000_000, seed = Date.now() >>> 0, from = 0] = process.argv.slice(2).map(Number);
const startedAt = performance.now();
console.log(`seed ${seed}, ${inputs} inputs from ${from}`);
const outcomes = await fuzz({ seed, inputs, from });
for (const [outcome, count] of [...outcomes].sort(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(9)}  ${outcome}`);
console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
