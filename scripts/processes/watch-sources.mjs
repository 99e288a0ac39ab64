import { watch } from 'node:fs';

/** An editor writes a file in several steps, and a checkout writes many files: one change is reported for all of them. */
const settleMs = 100;

/**
 * @param {string} folder watched with everything below it
 * @param {(file: string) => void} onChange hears of the last file that changed; tests do not count
 * @returns {() => void} stops watching
 */
export function watchSources(folder, onChange) {
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  const watcher = watch(folder, { recursive: true }, (_event, file) => {
    if (file === null || !/\.(ts|json)$/.test(file) || file.endsWith('.test.ts')) return;
    clearTimeout(settling);
    settling = setTimeout(() => onChange(file), settleMs);
  });
  return () => {
    clearTimeout(settling);
    watcher.close();
  };
}
