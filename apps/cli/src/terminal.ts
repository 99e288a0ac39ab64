import type { Readable, Writable } from 'node:stream';

/** The process around a command, handed in: nothing else here knows `process`. */
export type Terminal = {
  env: {
    TIDEWIRE_URL?: string | undefined;
    PUBLIC_URL?: string | undefined;
    TIDEWIRE_KEY?: string | undefined;
    TIDEWIRE_DATA_DIR?: string | undefined;
    TIDEWIRE_PASSWORD?: string | undefined;
  };
  /** What a path means where the person stands. */
  resolvePath(path: string): string;
  stdin: Readable;
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean };
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  elapsedMs(): number;
};
