import type { Terminal } from './terminal.ts';

export type Progress = { update(count: number): void; end(): void };

const drawnEveryMs = 200;
const saidEveryMs = 5_000;

/** On stderr: redrawn on a terminal, elsewhere a line every five seconds, and nothing for what is short. */
export function createProgress({ stderr, elapsedMs }: Terminal, unit: string): Progress {
  const isDrawn = stderr.isTTY === true;
  let saidAt = elapsedMs();
  let isOnScreen = false;
  return {
    update(count) {
      if (elapsedMs() - saidAt < (isDrawn ? drawnEveryMs : saidEveryMs)) return;
      saidAt = elapsedMs();
      isOnScreen = isDrawn;
      stderr.write(isDrawn ? `\r\u001b[2K${count} ${unit}` : `${count} ${unit}\n`);
    },
    end() {
      if (isOnScreen) stderr.write('\r\u001b[2K');
      isOnScreen = false;
    },
  };
}
