import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openTestDatabase } from '@tidewire/database/testing';
import { timelineChannel } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { loadWorldCup } from '../feeds/replay/load-matches.ts';
import { matchFeedId } from '../feeds/replay/match-facts.ts';
import { scriptMatch } from '../feeds/replay/match-script.ts';

const script = fileURLToPath(new URL('../source-node.fixture.ts', import.meta.url));
const matchMinutesPerSecond = 3_000;

type Node = {
  process: ChildProcess;
  fence(): number | undefined;
  told(count: number): Promise<void>;
  ended: Promise<unknown>;
};

/** `told` resolves when it has said that this many events are committed. */
function startNode(url: string): Node {
  const child = spawn(process.execPath, [script, url, String(matchMinutesPerSecond)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let fence: number | undefined;
  let told = 0;
  const waiting: { count: number; resolve: () => void }[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (line.startsWith('runs ')) fence = Number(line.slice('runs '.length));
    if (line !== 'told') return;
    told += 1;
    for (const { count, resolve } of waiting) if (told >= count) resolve();
  });
  return {
    process: child,
    fence: () => fence,
    told: (count) => new Promise((resolve) => waiting.push({ count, resolve })),
    ended: once(child, 'exit'),
  };
}

test('[F34] when the node that runs a source is killed another goes on, and nothing is told twice or left out', async () => {
  await using database = await openTestDatabase();
  const one = startNode(database.url);
  await one.told(1);
  const two = startNode(database.url);
  try {
    await one.told(120);
    expect([one.fence(), two.fence()]).toEqual([1, undefined]);
    one.process.kill('SIGKILL');
    await one.ended;
    await two.told(60);
    expect(two.fence()).toBe(2);
  } finally {
    one.process.kill('SIGKILL');
    two.process.kill('SIGKILL');
    await Promise.all([one.ended, two.ended]);
  }
  const file = await loadWorldCup(2026);
  let compared = 0;
  for (const [index, facts] of file.matches.entries()) {
    const channel = timelineChannel(matchFeedId('wc2026', index));
    const { events } = await database.logs.read(channel, { after: 0, limit: 500 });
    const whole = scriptMatch(facts).flatMap(({ timeline }) => timeline ?? []);
    expect(events.map(({ data }) => data)).toEqual(whole.slice(0, events.length));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, nth) => nth + 1));
    compared += events.length;
  }
  expect(compared).toBeGreaterThan(60);
}, 240_000);
