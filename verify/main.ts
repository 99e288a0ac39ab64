/**
 * `npm run verify:delivery`: many seeds, each a plan that is played against a real gateway and then judged. Ends with 1 when a promise was
 * broken, and says how to see it again.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.ts';
import type { History } from './history.ts';
import { type Options, OptionsError, parseOptions, usage } from './options.ts';
import { createPlan } from './plan.ts';
import { Progress } from './progress.ts';
import { run } from './run.ts';
import { count, describeFaults, describeTally, describeViolations, emptyTally } from './tally.ts';
import type { Violation } from './violation.ts';

/** Of one seed; the others are in the file. */
const explained = 10;

async function verifyDelivery(options: Options, signal: AbortSignal): Promise<number> {
  const { seeds, messages, clients, atOnce } = options;
  const total = emptyTally();
  const progress = new Progress(process.stdout, messages);
  progress.print(`${seeds.length} × ${messages} messages by ${clients} clients, ${atOnce} at once\n`);

  const verify = async (seed: number): Promise<void> => {
    const startedAt = performance.now();
    const onProgress = (acknowledged: number) => progress.update(seed, acknowledged);
    const history = await run(createPlan(seed, { clients, messages }), { signal, onProgress });
    progress.end(seed);
    const violations = check(history.records);
    const tally = count(emptyTally(), history.records, violations);
    count(total, history.records, violations);
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    progress.print(`seed ${seed} in ${seconds} s: ${describeViolations(tally)}`);
    progress.print(`  ${describeFaults(tally)} · reconnects ${tally.reconnects}`);
    if (violations.length === 0) return;
    for (const line of await explain(seed, options, violations, history)) progress.print(`  ${line}`);
  };
  const waiting = [...seeds];
  const verifyOneAfterTheOther = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) await verify(seed);
  };
  await Promise.all(Array.from({ length: atOnce }, verifyOneAfterTheOther));

  progress.print(`\n${describeTally(total)}`);
  return total.violations.size === 0 ? 0 : 1;
}

async function explain(
  seed: number,
  { messages, clients }: Options,
  violations: readonly Violation[],
  history: History,
): Promise<string[]> {
  const path = join(await mkdtemp(join(tmpdir(), 'tidewire-delivery-')), `seed-${seed}.jsonl`);
  await history.save(path);
  const more = violations.length - explained;
  return [
    ...violations.slice(0, explained).map(({ kind, text }) => `${kind}: ${text}`),
    ...(more > 0 ? [`… and ${more} more`] : []),
    `everything that was seen: ${path}`,
    `again: npm run verify:delivery -- --seed ${seed} --messages ${messages} --clients ${clients}`,
  ];
}

/** Told once, everything is put away; told twice, the process ends at once, and its gateways with it. */
function whenToldToEnd(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(2);
      controller.abort(new Error(`ended by ${name}`));
    });
  }
  return controller.signal;
}

try {
  process.exitCode = await verifyDelivery(parseOptions(process.argv.slice(2)), whenToldToEnd());
} catch (error) {
  if (error instanceof OptionsError) console.error(`${error.message}\n\n${usage}`);
  else console.error(error);
  process.exitCode = 2;
}
