import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, toolEnvironment } from '../environment.mjs';
import { CommandFailed, runCommand } from '../processes/command.mjs';
import { findChromium } from '../setup/chromium.mjs';
import { nodeBinary } from '../setup/packages.mjs';
import { seconds } from '../terminal/steps.mjs';
import { oneFailed, onePassed, sentence, settle } from './counts.mjs';

/**
 * Runs one check and prints its line; when it failed, with everything that it said.
 *
 * @param {import('./checks.mjs').Check} check
 * @param {string} logDir
 * @param {Pick<import('../commands/context.mjs').Context, 'steps' | 'stopped'>} context
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runCheck(check, logDir, { steps, stopped }) {
  const { title, report } = check;
  const logFile = join(logDir, `${check.name}.log`);
  if (report !== undefined) rmSync(report.file, { force: true });

  const { value: endedWell, tookMs } = await steps.watch(title, () => endsWell(check, logFile, stopped));
  const counts =
    report === undefined ? (endedWell ? onePassed : oneFailed) : settle(readCounts(report), endedWell);

  const { print, style } = steps.screen;
  const mark = counts.failed === 0 ? style.green('✓') : style.red('✗');
  const detail = report === undefined ? '' : `: ${sentence(counts)}`;
  print(`${mark} ${title}${detail} ${style.dim(`(${seconds(tookMs)})`)}`);
  if (counts.failed > 0) for (const line of linesOf(logFile)) print(`${style.dim('  │')} ${line}`);
  return counts;
}

/**
 * @param {import('./checks.mjs').Check} check
 * @param {string} logFile
 * @param {AbortSignal} stopped
 */
async function endsWell({ args, env, needsBrowser }, logFile, stopped) {
  const browser = needsBrowser ? await browserEnvironment() : {};
  try {
    await runCommand({
      command: nodeBinary,
      args,
      env: { ...toolEnvironment(), ...browser, ...env },
      cwd: repositoryRoot,
      logFile,
      stopped,
    });
    return true;
  } catch (error) {
    if (error instanceof CommandFailed) return false;
    throw error;
  }
}

/** @returns {Promise<Record<string, string>>} */
async function browserEnvironment() {
  const chromium = await findChromium(process.env.CHROMIUM_PATH);
  return chromium?.kind === 'system' ? { CHROMIUM_PATH: chromium.path } : {};
}

/** @param {import('./checks.mjs').Report} report */
function readCounts({ file, count }) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing || error instanceof SyntaxError) return undefined; // the runner ended before it could report
    throw error;
  }
}

/** @param {string} file */
function linesOf(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}
