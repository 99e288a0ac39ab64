import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../refusal.mjs';
import { CommandFailed, runCommand } from './command.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidewire-command-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const never = new AbortController().signal;

function run(source: string, stopped: AbortSignal = never, command = process.execPath) {
  return runCommand({
    command,
    args: ['-e', source],
    env: { PATH: process.env.PATH ?? '' },
    cwd: folder,
    logFile: join(folder, 'logs', 'run.log'),
    stopped,
  });
}

test('what a command says on both streams is in its log', async () => {
  await run("console.log('out'); console.error('err');");
  expect(
    readFileSync(join(folder, 'logs', 'run.log'), 'utf8')
      .split('\n')
      .sort(),
  ).toEqual(['', 'err', 'out']);
});

test('a command is told that its output goes into a file', async () => {
  await run('console.log(process.env.NO_COLOR)');
  expect(readFileSync(join(folder, 'logs', 'run.log'), 'utf8')).toBe('1\n');
});

test('a command that fails has its last lines to show', async () => {
  const failed = await run("console.log('one\\n\\ntwo\\nthree'); process.exitCode = 4;").catch(
    (error) => error,
  );
  expect(failed).toBeInstanceOf(CommandFailed);
  expect(failed.exit).toEqual({ code: 4, signal: null });
  expect(failed.lastLines(2)).toEqual(['two', 'three']);
});

test('a command that is stopped ends with what it was stopped for', async () => {
  const stop = new AbortController();
  const running = run('setInterval(() => {}, 1000)', stop.signal);
  const reason = new Refusal('Stopped.');
  stop.abort(reason);
  await expect(running).rejects.toBe(reason);
});

test('a command that is not there is refused in a sentence', async () => {
  await expect(run('', never, join(folder, 'nothing'))).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringContaining('could not be started'),
  });
});
