import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdDatabase } from './database-lock.mjs';
import { ownIdentity } from './running.mjs';

const fixture = join(import.meta.dirname, 'hold-database.fixture.ts');

let folder: string;
let databaseUrl: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidewire-hold-'));
  databaseUrl = `file:${join(folder, 'tw.db')}`;
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  rmSync(folder, { recursive: true, force: true });
});

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** A process that is up and tries to hold the database when it is told to begin; it answers with what it then says. */
async function contender(url = databaseUrl) {
  const child = spawn(process.execPath, [fixture, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    child,
    begin: async (): Promise<string> => {
      child.stdin.write('begin\n');
      return String((await lines.next()).value);
    },
  };
}

const hold = (url = databaseUrl) =>
  holdDatabase({ databaseUrl: url, stopped: new AbortController().signal, clock: noTime });
/** Nothing here is worth waiting for. */
const noTime = { now: () => 0, sleep: async () => {} };

const refusedBy = (pid: number | undefined) =>
  expect.objectContaining({
    name: 'Refusal',
    message:
      `The database ${join(folder, 'tw.db')} already has a gateway, run by process ${pid}; ` +
      `stop that one ("kill ${pid}"), or give this one a database of its own with DATABASE_URL.`,
  });

describe('one gateway per database', { timeout: 60_000 }, () => {
  test('a second one is refused, with the process that has it and what to do', async () => {
    const first = await contender();
    expect(await first.begin()).toBe('held');
    await expect(hold()).rejects.toThrowError(refusedBy(first.child.pid));
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('one that was killed keeps nobody out, and its entry is swept away', async () => {
    const first = await contender();
    expect(await first.begin()).toBe('held');
    await kill(first.child);
    const release = await hold();
    const { pid, start } = ownIdentity();
    expect(readdirSync(folder)).toEqual([`tw.db-gateway-${pid}-${start}`]);
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('one that was killed keeps nobody out after its number went to another process', async () => {
    writeFileSync(join(folder, `tw.db-gateway-${process.ppid}-earlier`), '');
    (await hold())();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of several at the same moment exactly one has it', async () => {
    const contenders = await Promise.all(Array.from({ length: 4 }, () => contender()));
    const answers = await Promise.all(contenders.map(({ begin }) => begin()));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    expect(answers.filter((answer) => /already has a gateway/.test(answer))).toHaveLength(3);
  });

  test('another name for the same file is the same database', async () => {
    writeFileSync(join(folder, 'tw.db'), '');
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'tw.db'), join(folder, 'elsewhere', 'link.db'));
    const first = await contender(`file:${join(folder, 'elsewhere', 'link.db')}`);
    expect(await first.begin()).toBe('held');
    await expect(hold()).rejects.toThrowError(refusedBy(first.child.pid));
  });

  test('another database in the same folder is nobody’s business, and neither is a file of somebody else', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const files = ['tw.db-gateway-notes.txt', `two.db-gateway-${process.ppid}-unknown`, `tw.db-${pid}-1`];
    for (const file of files) writeFileSync(join(folder, file), '');
    (await hold())();
    expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
  });

  test('who waits for another to give way can be stopped, and leaves nothing', async () => {
    writeFileSync(join(folder, `tw.db-gateway-${process.ppid}-unknown`), '');
    const reason = new Error('enough');
    const clock = { now: () => 0, sleep: () => Promise.reject(reason) };
    const stopped = AbortSignal.abort(reason);
    const self = { pid: 0, start: '0' }; // sorts before everybody
    await expect(holdDatabase({ databaseUrl, stopped, self, clock })).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([`tw.db-gateway-${process.ppid}-unknown`]);
  });

  test('the entry is nobody else’s to read', async () => {
    const release = await hold();
    const [entry = ''] = readdirSync(folder);
    expect(statSync(join(folder, entry)).mode & 0o777).toBe(0o600);
    release();
  });

  test('a database with a server of its own has as many as it likes', async () => {
    const first = await hold('postgres://nowhere.invalid/tw');
    const second = await hold('postgres://nowhere.invalid/tw');
    first();
    second();
  });
});
