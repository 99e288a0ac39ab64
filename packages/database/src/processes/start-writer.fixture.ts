import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Writer = {
  process: ChildProcess;
  /** What it was told is stored, as far as it got to say so. */
  acknowledged: Map<string, number>;
  /** Resolves when this many were acknowledged. */
  reached(count: number): Promise<void>;
  ended: Promise<unknown>;
};

const script = fileURLToPath(new URL('./writer.fixture.ts', import.meta.url));

export function startWriter(given: {
  url: string;
  roomId: string;
  author: string;
  count: number;
  atOnce: number;
}): Writer {
  const { url, roomId, author, count, atOnce } = given;
  const child = spawn(process.execPath, [script, url, roomId, author, String(count), String(atOnce)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged = new Map<string, number>();
  const waiting: { count: number; resolve: () => void }[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [id, seq] = line.split(' ');
    // The line that a kill cut in half acknowledges nothing.
    if (id?.length !== 36 || seq === undefined) return;
    acknowledged.set(id, Number(seq));
    for (const one of waiting) if (acknowledged.size >= one.count) one.resolve();
  });
  return {
    process: child,
    acknowledged,
    reached: (wanted) => new Promise((resolve) => waiting.push({ count: wanted, resolve })),
    ended: Promise.all([once(child, 'exit'), once(lines, 'close')]),
  };
}
