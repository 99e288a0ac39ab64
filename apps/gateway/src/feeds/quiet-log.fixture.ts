import type { Log } from '../log.ts';

/** A log for tests that keeps its warnings. */
export function quietLog(): Log & { warnings: object[] } {
  const warnings: object[] = [];
  const log = {
    warnings,
    debug() {},
    info() {},
    warn: (fields: object) => void warnings.push(fields),
    error() {},
    child: () => log,
  };
  return log;
}
