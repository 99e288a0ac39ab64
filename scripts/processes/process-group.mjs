// A child with everything it starts, as one thing that can be ended. On POSIX each child leads its own process group,
// so a Ctrl-C in the terminal reaches us alone and we decide in which order things end.

import { spawn } from 'node:child_process';

const hasGroups = process.platform !== 'win32';

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit
 *
 * @typedef {object} ProcessGroup
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<Exit>} exited settles when the leader has ended and its output is read; what is left of the group
 *   is killed with it. Rejects when it could not be started.
 * @property {(signal: NodeJS.Signals) => void} signal reaches the leader and everything it started
 */

/**
 * @param {object} launch
 * @param {string} launch.command
 * @param {string[]} launch.args
 * @param {Record<string, string>} launch.env
 * @param {string} launch.cwd
 * @param {import('node:child_process').StdioOptions} launch.stdio
 * @returns {ProcessGroup}
 */
export function launchGroup({ command, args, env, cwd, stdio }) {
  const child = spawn(command, args, { cwd, env, stdio, detached: hasGroups, windowsHide: true });
  let isOver = false;
  /** @param {NodeJS.Signals} name */
  const signal = (name) => {
    if (child.pid === undefined || isOver) return;
    if (hasGroups) signalGroup(child.pid, name);
    else child.kill(name);
  };
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      signal('SIGKILL');
      isOver = true; // from here on the number may belong to somebody else
    });
    child.once('close', (code, name) => resolve({ code, signal: name }));
  });
  return { child, exited, signal };
}

/**
 * @param {number} leader
 * @param {NodeJS.Signals} name
 */
function signalGroup(leader, name) {
  try {
    process.kill(-leader, name);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}
