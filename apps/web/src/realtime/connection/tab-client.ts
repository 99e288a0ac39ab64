import { createSharedClient, type SharedClient, workerName } from '@tidewire/client/shared';

/** This tab's view of the person's connection. Nothing is opened before it is started. */
export function createTabClient(userId: string): SharedClient {
  return createSharedClient({
    userId,
    openWorker: hasSharedWorker() ? () => openWorker(userId) : undefined,
    openPage: async () => (await import('./page-host.ts')).openPageHost(),
  });
}

/** Chrome on Android has none, and a worker of a page that is not secure could not tell who is still there. */
const hasSharedWorker = (): boolean => globalThis.SharedWorker !== undefined;

function openWorker(userId: string): SharedWorker {
  // The bundler knows a worker by exactly this expression. Its address carries the hash of its code: after a deploy, old tabs keep theirs.
  return new SharedWorker(new URL('./shared-worker.ts', import.meta.url), { name: workerName(userId) });
}
