import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url));

/** What the examples leave out because an example before them, or the reader's own file, has it. */
const prelude = `
import { webSocketTransport } from '@tidewire/client';
import { createNetworkSimulator, presets } from '@tidewire/client/simulator';
`;

/** The examples for a page, one after the other as they are read. Those for Node are of a world with another WebSocket. */
async function examples(): Promise<string> {
  const page = (await readFile(join(folder, 'README.md'), 'utf8')).replace(
    /^## In Node$[\s\S]*?(?=^## )/m,
    '',
  );
  const blocks = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
  expect(blocks.length).toBeGreaterThan(6);
  return prelude + blocks.join('\n');
}

/** What the compiler says of them, in a file of this package. */
async function faultsIn(code: string): Promise<string> {
  const place = await mkdtemp(join(folder, '.examples-'));
  try {
    await writeFile(join(place, 'examples.ts'), code);
    const config = { extends: '../tsconfig.json', include: ['examples.ts'] };
    await writeFile(join(place, 'tsconfig.json'), JSON.stringify(config));
    const args = [compiler, '--noEmit', '--noUnusedLocals', 'false', '-p', place];
    return await promisify(execFile)(process.execPath, args).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
  } finally {
    await rm(place, { recursive: true });
  }
}

describe('the examples of the README', () => {
  test('are what the package takes and gives', async () => {
    expect(await faultsIn(await examples())).toBe('');
  });

  test('are really looked at', async () => {
    expect(await faultsIn(`${await examples()}\nclient.log('feed:x', {}).noSuch();`)).toContain('TS');
  });
});
