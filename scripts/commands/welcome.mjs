import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a person wants to know once both processes answer: where to go and who to be.
 *
 * @param {import('../terminal/screen.mjs').Screen} screen
 * @param {Record<string, string>} environment
 */
export function printWelcome({ print, style }, environment) {
  const accounts = readDemoAccounts(environment.TIDEWIRE_DATA_DIR ?? '');
  const width = Math.max(0, ...accounts.map((account) => account.name.length));
  print('');
  print(`  ${style.bold('Tidewire is running.')}`);
  print('');
  print(`  Web      ${style.cyan(environment.PUBLIC_URL ?? '')}`);
  print(`  Gateway  ${style.cyan(environment.GATEWAY_URL ?? '')}`);
  if (accounts.length > 0) {
    print('');
    print('  Sign in as a demo user, or continue as a guest:');
    for (const { name, username, password } of accounts) {
      print(`    ${name.padEnd(width)}  ${style.bold(username)} / ${style.bold(password)}`);
    }
  }
  print('');
  print(style.dim('  Ctrl-C stops both.'));
  print('');
}

/**
 * The seed writes them beside the database; an installation that removed them has none to show.
 *
 * @param {string} dataDir
 * @returns {{ name: string, username: string, password: string }[]}
 */
function readDemoAccounts(dataDir) {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
