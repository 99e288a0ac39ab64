/** The script of a shared worker: one client for all tabs of a person. */
import { browserEnvironment } from '../platform/environment.ts';
import { Host, type HostOptions } from './host.ts';

/** The part of a `SharedWorkerGlobalScope` that is used. */
export type WorkerScope = { onconnect: ((event: MessageEvent) => void) | null };

/** Serves every tab that connects. To be called in the first turn of the worker's script: a tab that came before is not told of. */
export function serveTabs(
  options: HostOptions,
  scope: WorkerScope = globalThis as unknown as WorkerScope,
): Host {
  const { clientFor, locks = globalThis.navigator?.locks } = options;
  const host = new Host({
    ...options,
    locks,
    clientFor: (userId) => ({ environment: browserEnvironment(), ...clientFor(userId) }),
  });
  scope.onconnect = ({ ports }) => {
    for (const port of ports) host.connect(port);
  };
  return host;
}

export type { HostOptions } from './host.ts';
