/** Lets everything that waits for nothing outside happen: promises, and the turns in which an IndexedDB in memory works. */
export async function settle(turns = 1): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets turns pass until something is so; a test that waits for what never comes fails with this line. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000; turn += 1) {
    if (isSo()) return;
    await settle();
  }
  throw new Error(`it never came to be that ${isSo}`);
}
