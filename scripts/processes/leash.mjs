// Preloaded into each supervised process (`node --import`). Its standard input is a pipe that the supervisor never
// writes to: the pipe ends when the supervisor is gone, even by SIGKILL, and then nobody is left to end this process.

import { fstatSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const graceMs = 30_000;

if (isMainThread && process.env.TIDEWIRE_LEASH === '1') {
  // What this process starts has another standard input and must not hang on it.
  delete process.env.TIDEWIRE_LEASH;
  if (!fstatSync(0).isCharacterDevice()) {
    process.stdin.once('close', endGroup);
    process.stdin.resume();
    if ('unref' in process.stdin) process.stdin.unref();
  }
}

function endGroup() {
  signalOwnGroup('SIGTERM');
  setTimeout(() => signalOwnGroup('SIGKILL'), graceMs).unref();
}

/**
 * Process id 0 is "my own group" (kill(2)); the supervisor gave each process a group of its own.
 *
 * @param {NodeJS.Signals} name
 */
function signalOwnGroup(name) {
  process.kill(process.platform === 'win32' ? process.pid : 0, name);
}
