import { limits } from '@tidewire/protocol';
import { defaultPresenceSettings, type PresenceSettings } from './presence/presence-settings.ts';

/** The hub's bounds. Bytes are of prepared messages, times milliseconds. */
export interface HubSettings {
  /** Most that is held for one reader, its connection's own buffer included. Beyond it: 4203. */
  readonly outboxBytes: number;
  /** Of these, what log events may take before their channel stops queueing and catches up from the log later. */
  readonly queuedLogBytes: number;
  /** No byte left for so long: what was queued of logs is let go, states will come whole. */
  readonly letGoMs: number;
  /** No byte left for so long: 4203. */
  readonly stallMs: number;
  /** A reader that kept up for so long is told that its channel is live again. */
  readonly calmMs: number;
  /** Events a subscribe without a position brings, and how many of a channel are kept in memory. */
  readonly greetingEvents: number;
  readonly recentEvents: number;
  readonly recentBytes: number;
  /** A resume that missed more than this is `too_old`. */
  readonly resumeEvents: number;
  /** Events per read of the log. */
  readonly pageEvents: number;
  /** Events heard before their turn; beyond it they are fetched from the log instead. */
  readonly aheadEvents: number;
  /** How long a hole may fill by itself before it is fetched. */
  readonly holeWaitMs: number;
  /** Pause before the log is asked again after it could not answer. */
  readonly retryMs: number;
  /** Channels without subscribers kept for those who come back. */
  readonly idleChannels: number;
  readonly presence: PresenceSettings;
}

export const defaultHubSettings: HubSettings = {
  outboxBytes: limits.outboxBytes,
  queuedLogBytes: limits.outboxBytes / 2,
  letGoMs: 3_000,
  stallMs: limits.outboxStallMs,
  calmMs: 5_000,
  greetingEvents: limits.recentEvents,
  recentEvents: 100,
  recentBytes: 262_144,
  resumeEvents: limits.resumeEvents,
  pageEvents: 50,
  aheadEvents: 1_000,
  holeWaitMs: 100,
  retryMs: 1_000,
  idleChannels: 256,
  presence: defaultPresenceSettings,
};
