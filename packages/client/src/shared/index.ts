export type { Locks } from './lease.ts';
export type { Port } from './port.ts';
export { workerName } from './port-messages.ts';
export { createSharedClient, type SharedClient, type SharedClientOptions } from './shared-client.ts';
export type { Via, WorkerLike } from './tab-link.ts';
export type { Reading } from './tab-readers.ts';
