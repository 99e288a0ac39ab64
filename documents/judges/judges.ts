/** The two linters that the OpenAPI document must please, as their own commands run them. What they let pass is in spectral.yaml. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Verdict = { judge: string; pleased: boolean; said: string };

const root = fileURLToPath(new URL('../..', import.meta.url));
const ruleset = fileURLToPath(new URL('../spectral.yaml', import.meta.url));

export async function judgeOpenapi(file: string): Promise<Verdict[]> {
  return [await judgeWithSpectral(file), await judgeWithRedocly(file)];
}

/** Every finding counts, down to a hint. */
export const judgeWithSpectral = (file: string): Promise<Verdict> =>
  run('Spectral', '@stoplight/spectral-cli/dist/index.js', [
    ...['lint', file, '--ruleset', ruleset, '--fail-severity', 'hint', '--quiet'],
  ]);

export const judgeWithRedocly = (file: string): Promise<Verdict> =>
  run('Redocly', '@redocly/cli/bin/cli.js', [
    'lint',
    file,
    '--extends=recommended-strict',
    '--format=codeframe',
  ]);

function run(judge: string, script: string, args: string[]): Promise<Verdict> {
  const quiet = { NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const command = [join(root, 'node_modules', script), ...args];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      command,
      { cwd: root, env: { ...quiet, NODE_ENV: 'production' } },
      (error, stdout, stderr) => {
        // A number is an exit code: the judge spoke. Anything else never ran.
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve({ judge, pleased: error === null, said: `${stdout}${stderr}`.trim() });
      },
    );
  });
}
