/**
 * How one side notices that the other is gone without a goodbye: it holds a Web Lock for as long as it lives, and the browser gives the
 * lock to whoever waits for it when the tab is closed, has crashed or was discarded.
 */
export type Locks = Pick<LockManager, 'request'>;

/** Holds the lock until the returned function is called. */
export function holdLease(
  locks: Locks,
  name: string,
  onHeld: () => void,
  report: (error: unknown) => void,
): () => void {
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  const controller = new AbortController();
  const { signal } = controller;
  locks
    .request(name, { signal }, () => {
      if (!signal.aborted) onHeld();
      return until;
    })
    .catch(unlessAborted(signal, report));
  return () => {
    controller.abort();
    release();
  };
}

/** Calls `onGone` when nobody holds the lock any more, unless the returned function was called before. */
export function watchLease(
  locks: Locks,
  name: string,
  onGone: () => void,
  report: (error: unknown) => void,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  locks
    .request(name, { signal }, () => {
      if (!signal.aborted) onGone();
    })
    .catch(unlessAborted(signal, report));
  return () => controller.abort();
}

const unlessAborted = (signal: AbortSignal, report: (error: unknown) => void) => (error: unknown) => {
  if (!signal.aborted) report(error);
};
