export type * from './api.ts';
export { createClient } from './client.ts';
export { OutboxFullError, RequestError } from './failure.ts';
export { indexedDbStorage } from './outbox/indexed-db-storage.ts';
export {
  memoryStorage,
  type OutboxStorage,
  type StoredFailure,
  type StoredMessage,
} from './outbox/storage.ts';
export { aloneInTheWorld, browserTabs, type TabNote, type Tabs } from './outbox/tabs.ts';
export { type Cancel, type Clock, systemClock } from './platform/clock.ts';
export { browserEnvironment, type Environment, type EnvironmentSignal } from './platform/environment.ts';
export {
  type Transport,
  type TransportConnection,
  type TransportEvents,
  type WebSocketClass,
  webSocketTransport,
} from './platform/transport.ts';
export { fetchTicket, type Ticket, TicketError } from './ticket.ts';
