/**
 * The check "API workflows" of `npm test`: every workflow of docs/api, run against a Tidewire of its own. Then one with a fault planted in
 * it, which has to be found: else nothing was checked.
 */
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stack } from '../stack.ts';
import { callersAt } from './callers.ts';
import { respect, type Verdict } from './respect.ts';

const documents = fileURLToPath(new URL('../../docs/api', import.meta.url));
const isWorkflow = (name: string): boolean => name.endsWith('.arazzo.yaml');
/** What is right, and what is planted in its place. */
const fault = { in: 'requests.arazzo.yaml', right: '$statusCode == 412', wrong: '$statusCode == 418' };

const stack = await Stack.start({ name: 'workflows' });
try {
  const files = (await readdir(documents)).filter(isWorkflow).sort();
  const verdict = await run(files.map((name) => join(documents, name)));
  console.log(verdict.said);
  const planted = await withFault(async (file) => run([file]));
  const isFound = !planted.passed && planted.said.includes(fault.wrong);
  if (!isFound) console.log(`Nobody noticed that ${fault.wrong} is not so:\n${planted.said}`);
  process.exitCode = verdict.passed && isFound ? 0 : 1;
} finally {
  await stack.stop();
}

async function run(files: readonly string[]): Promise<Verdict> {
  return respect(files, { server: stack.webUrl, inputs: await callersAt(stack) });
}

async function withFault(use: (file: string) => Promise<Verdict>): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'tidewire-workflows-'));
  try {
    const text = await readFile(join(documents, fault.in), 'utf8');
    if (!text.includes(fault.right)) throw new Error(`${fault.in} does not say ${fault.right}`);
    await writeFile(join(folder, fault.in), text.replace(fault.right, fault.wrong));
    await copyFile(join(documents, 'openapi.json'), join(folder, 'openapi.json'));
    return await use(join(folder, fault.in));
  } finally {
    await rm(folder, { recursive: true });
  }
}
