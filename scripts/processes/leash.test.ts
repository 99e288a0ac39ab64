import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const leash = pathToFileURL(join(import.meta.dirname, 'leash.mjs')).href;

/** A process that would run for ever, and says when it does. */
const endless = 'setInterval(() => {}, 1000); console.log(process.env.TIDEWIRE_LEASH ?? "no mark");';

const launched: ChildProcess[] = [];
afterEach(() => {
  for (const child of launched.splice(0)) child.kill('SIGKILL');
});

function launch(mark: string | undefined, source = endless) {
  const { TIDEWIRE_LEASH: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', leash, '-e', source], {
    detached: true,
    env: mark === undefined ? env : { ...env, TIDEWIRE_LEASH: mark },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  launched.push(child);
  return child;
}

test('a process whose supervisor is gone ends itself', async () => {
  const child = launch('1');
  await once(child.stdout, 'data');
  const exited = once(child, 'exit');
  child.stdin.destroy(); // the kernel does the same to the pipe of a supervisor that was killed
  expect(await exited).toEqual([null, 'SIGTERM']);
});

test('and takes along what it started', async () => {
  const parent = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: ['ignore', 'inherit', 'inherit'] });
    process.on('SIGTERM', () => {});
    child.on('exit', (code, signal) => { console.log(signal); process.exit(0); });
    console.log('ready');
  `;
  const child = launch('1', parent);
  const [ready] = await once(child.stdout, 'data');
  expect(String(ready)).toBe('ready\n');
  child.stdin.destroy();
  const [signal] = await once(child.stdout, 'data');
  expect(String(signal)).toBe('SIGTERM\n');
  await once(child, 'exit');
});

test('what the process starts is not marked: another standard input says nothing about the supervisor', async () => {
  const child = launch('1');
  const [mark] = await once(child.stdout, 'data');
  expect(String(mark)).toBe('no mark\n');
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
});

test('a process that nobody supervises does not listen to its standard input', async () => {
  const child = launch(undefined, 'process.stdin.on("end", () => console.log("read to the end")).resume();');
  const output = once(child.stdout, 'data');
  const exited = once(child, 'exit');
  child.stdin.end();
  expect(String((await output)[0])).toBe('read to the end\n');
  expect(await exited).toEqual([0, null]);
});
