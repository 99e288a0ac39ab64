// `node scripts/run.mjs FILE [ARGUMENTS…]`: one program of the project, on the project's Node, with the environment that
// both processes have. It owns the terminal while it runs.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { repositoryRoot } from '../environment.mjs';
import { Refusal } from '../refusal.mjs';
import { nodeBinary } from '../setup/packages.mjs';
import { setUp } from '../setup/setup.mjs';
import { createContext } from './context.mjs';

/** @param {string[]} args */
export async function main([file, ...args]) {
  if (file === undefined) throw new Refusal('Name the file to run: node scripts/run.mjs FILE [ARGUMENTS…].');
  // Standard output is the program's own: somebody may read it as JSON.
  const { environment, steps, means, release } = createContext(process.stderr);
  await setUp(steps, means, { database: false, webBuild: false });
  release();

  const child = spawn(nodeBinary, [resolve(repositoryRoot, file), ...args], {
    // npm moves to the repository; paths among the arguments mean what they meant where they were typed.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: environment,
    stdio: 'inherit',
  });
  passSignals(child);
  const [code, signal] = await new Promise((resolveExit, reject) => {
    child.once('error', reject);
    child.once('exit', (...exit) => resolveExit(exit));
  });
  return code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)];
}

/**
 * A Ctrl-C in the terminal reaches the child by itself, and a second one from us would count as a second wish.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignals(child) {
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
}
