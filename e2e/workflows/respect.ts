/** Runs Arazzo workflows against a server, as `redocly respect` does. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Verdict = { passed: boolean; said: string };

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = 'node_modules/@redocly/cli/bin/cli.js';

/** `inputs` are what the workflows ask for, by its name. */
export function respect(
  files: readonly string[],
  { server, inputs }: { server: string; inputs: Record<string, string> },
): Promise<Verdict> {
  // As JSON: in `name=value` a value ends at its first `=`.
  const args = [
    cli,
    'respect',
    ...files,
    '--server',
    `tidewire=${server}`,
    '--input',
    JSON.stringify(inputs),
  ];
  const quiet = { NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, env: { ...quiet, NODE_ENV: 'production' }, maxBuffer: 64 * 1_024 * 1_024 },
      (error, stdout, stderr) => {
        // A number is an exit code: it ran. Anything else never did.
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve({ passed: error === null, said: `${stdout}${stderr}`.trim() });
      },
    );
  });
}
