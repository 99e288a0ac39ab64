import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandFailed } from '../processes/command.mjs';
import { createScreen } from './screen.mjs';
import { createSteps, seconds } from './steps.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidewire-steps-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function stepsOnPaper() {
  let text = '';
  let now = 0;
  const stream = {
    write: (piece: string) => {
      text += piece;
    },
  };
  const steps = createSteps(createScreen(stream, {}), () => now);
  return {
    steps,
    lines: () => text.split('\n').slice(0, -1),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

function failure(said: string): CommandFailed {
  const logFile = join(folder, 'migrate.log');
  writeFileSync(logFile, said);
  return new CommandFailed('node migrate.ts', { code: 1, signal: null }, logFile);
}

const names = { doing: 'Migrating', done: 'Database migrated' };

test('a step that changed something is a line with its time, and one that had nothing to do is none', async () => {
  const { steps, lines, pass } = stepsOnPaper();
  await steps.run(names, async () => {
    pass(1_240);
    return 'changed';
  });
  await steps.run(names, async () => 'unchanged');
  expect(lines()).toEqual(['✓ Database migrated (1.2 s)']);
});

describe('a step whose command failed', () => {
  test('ends with the one sentence that the command said', async () => {
    const { steps, lines } = stepsOnPaper();
    const failed = failure('The database /x is locked by another program.\n\n');
    await expect(steps.run(names, () => Promise.reject(failed))).rejects.toMatchObject({
      name: 'Refusal',
      message: 'The database /x is locked by another program.',
    });
    expect(lines()).toEqual(['✗ Migrating failed']);
  });

  test('shows the end of what it said and names the file with the rest', async () => {
    const { steps, lines } = stepsOnPaper();
    const failed = failure(Array.from({ length: 50 }, (_, index) => `line ${index}`).join('\n'));
    await expect(steps.run(names, () => Promise.reject(failed))).rejects.toMatchObject({
      name: 'Refusal',
      message: `Migrating failed; everything it said is in ${failed.logFile}.`,
    });
    expect(lines()).toHaveLength(41);
    expect(lines().at(-1)).toBe('  │ line 49');
  });
});

test('a bug in a step stays a bug', async () => {
  const bug = new TypeError('undefined is not a function');
  await expect(stepsOnPaper().steps.run(names, () => Promise.reject(bug))).rejects.toBe(bug);
});

test('times are short to read', () => {
  expect([0, 940, 59_940, 61_000, 754_000].map(seconds)).toEqual([
    '0.0 s',
    '0.9 s',
    '59.9 s',
    '1 min 1 s',
    '12 min 34 s',
  ]);
});
