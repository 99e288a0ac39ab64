// Whether a process that wrote its number down is still there. A number alone is no proof: the system gives it to
// another process once the first is gone, so the time when it started belongs to it.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Identity
 * @property {number} pid
 * @property {string} start when it started, as letters, digits and dots; `unknown` where the system does not say
 */

const unknown = 'unknown';

/** Ended, and only its parent has not looked yet. */
const ended = 'ended';

/** @returns {Identity} of this process */
export function ownIdentity() {
  return { pid: process.pid, start: startOf(process.pid) ?? unknown };
}

/** @param {Identity} identity */
export function isRunning({ pid, start }) {
  if (!isAlive(pid)) return false;
  const now = startOf(pid);
  return now === undefined || now === start || (start === unknown && now !== ended);
}

/**
 * Whether some process has this number now.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * @param {number} pid
 * @returns {string | undefined} undefined where the system does not say
 */
function startOf(pid) {
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
}

/**
 * Ticks since boot, and which boot (proc(5)).
 *
 * @param {number} pid
 */
function startFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program comes first, in parentheses, and may hold anything; field 3 is what follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return ended;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
    return `${boot}.${fields[19]}`;
  } catch {
    return undefined; // gone this moment, or /proc hides the processes of others: its number must do
  }
}

/** @param {number} pid */
function startFromPs(pid) {
  try {
    const said = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.trim().replace(/\W+/g, '.') || undefined;
  } catch {
    return undefined; // Windows has no ps: its number must do
  }
}
