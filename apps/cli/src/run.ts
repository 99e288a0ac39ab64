/** One command from what was typed to its exit code. Knows no process: that is main.ts. */
import { Api } from './api.ts';
import { CliError, type ExitCode, exitCodes } from './cli-error.ts';
import { commands, help } from './commands.ts';
import { write } from './output.ts';
import { parse } from './parse.ts';
import type { Terminal } from './terminal.ts';
import { resolveKey, resolveUrl } from './where.ts';

export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const parsed = parse(commands, argv);
    if (parsed.is === 'help') {
      await write(terminal.stdout, help);
      return exitCodes.done;
    }
    const { command, given, isJson } = parsed;
    const url = resolveUrl(parsed.url, terminal);
    const api = async (): Promise<Api> =>
      new Api(url, { authorization: `Bearer ${await resolveKey(terminal)}` }, terminal);
    await command.run({ given, terminal, url, isJson, api });
    return exitCodes.done;
  } catch (error) {
    if (terminal.signal.aborted) return exitCodes.interrupted;
    if (!(error instanceof CliError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}
