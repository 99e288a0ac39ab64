import { limits } from '@tidewire/protocol';

/** What one person may ask for, and how long they may take. Times are milliseconds. */
export interface SessionSettings {
  readonly helloMs: number;
  readonly heartbeatMs: number;
  readonly messageBytes: number;
  readonly outboxBytes: number;
  /** Of logs, and of feeds. */
  readonly subscriptions: number;
  readonly feedSubscriptions: number;
  readonly publishPerSecond: number;
  readonly publishBurst: number;
  readonly publishPerSecondPerUser: number;
  /** Messages of any kind; a page of history counts as `historyCost` of them. */
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  readonly historyCost: number;
  /** A signal more often than this on one connection is dropped. */
  readonly signalsPerSecond: number;
  /** Bad messages forgiven at once, and forgiven again per second; then 4000. */
  readonly mistakesPerSecond: number;
  readonly mistakeBurst: number;
  /** Publishes of one connection that wait for the database; one more is `unavailable`. */
  readonly publishesUnderWay: number;
  readonly connectionsPerUser: number;
  /** Bytes of log events in one reply; the rest follows as events, or by `history`. */
  readonly greetingBytes: number;
  /** What a client is told to wait when the database does not answer. */
  readonly retryAfterMs: number;
  /** How often credentials and memberships are asked of the database again, in case a control event was lost. */
  readonly revalidateMs: number;
}

export const defaultSessionSettings: SessionSettings = {
  helloMs: limits.helloMs,
  heartbeatMs: limits.heartbeatMs,
  messageBytes: limits.messageBytes,
  outboxBytes: limits.outboxBytes,
  subscriptions: limits.subscriptions,
  feedSubscriptions: limits.feedSubscriptions,
  publishPerSecond: limits.publishPerSecond,
  publishBurst: limits.publishBurst,
  publishPerSecondPerUser: limits.publishPerSecondPerUser,
  requestsPerSecond: 50,
  requestBurst: 250,
  historyCost: 5,
  signalsPerSecond: 2,
  mistakesPerSecond: 1,
  mistakeBurst: 20,
  publishesUnderWay: 64,
  connectionsPerUser: limits.connectionsPerUser,
  greetingBytes: limits.outboxBytes / 4,
  retryAfterMs: 1_000,
  revalidateMs: 30_000,
};
