// A command that is run to its end, with what it says kept in a log file.

import { closeSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../folder.mjs';
import { Refusal } from '../refusal.mjs';
import { launchGroup } from './process-group.mjs';

/** A command ended with another code than 0, or by a signal. */
export class CommandFailed extends Error {
  /**
   * @param {string} commandLine
   * @param {import('./process-group.mjs').Exit} exit
   * @param {string} logFile
   */
  constructor(commandLine, exit, logFile) {
    super(`${commandLine} ended with ${exit.signal ?? `code ${exit.code}`}`);
    this.name = 'CommandFailed';
    this.exit = exit;
    this.logFile = logFile;
  }

  /**
   * The end of what the command said, without empty lines.
   *
   * @param {number} count
   */
  lastLines(count) {
    return readFileSync(this.logFile, 'utf8')
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
      .slice(-count);
  }
}

/**
 * @param {object} run
 * @param {string} run.command
 * @param {string[]} run.args
 * @param {Record<string, string>} run.env
 * @param {string} run.cwd
 * @param {string} run.logFile written anew
 * @param {AbortSignal} run.stopped ends the command and all that it started
 * @returns {Promise<void>}
 * @throws {CommandFailed} it ended badly
 * @throws {Refusal} it was stopped, or could not be started
 */
export async function runCommand({ command, args, env, cwd, logFile, stopped }) {
  if (stopped.aborted) throw stopped.reason;
  makeFolder(dirname(logFile));
  const log = openSync(logFile, 'w');
  const group = launchGroup({
    command,
    args,
    env: withoutColors(env),
    cwd,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const stop = () => group.signal('SIGKILL');
  stopped.addEventListener('abort', stop);
  try {
    const exit = await group.exited.catch((error) => {
      throw new Refusal(`${command} could not be started: ${error.message}.`, { cause: error });
    });
    if (stopped.aborted) throw stopped.reason;
    if (exit.code !== 0) throw new CommandFailed([command, ...args].join(' '), exit, logFile);
  } finally {
    stopped.removeEventListener('abort', stop);
  }
}

/**
 * What is said goes into a file.
 *
 * @param {Record<string, string>} env
 * @returns {Record<string, string>}
 */
function withoutColors(env) {
  const { FORCE_COLOR: _, ...rest } = env; // even an empty one would force them
  return { ...rest, NO_COLOR: '1' };
}
