import type { Author, JsonObject, LogEventData, SignalData } from '@tidewire/protocol';

/** What the hub is told, whichever node it began on. */
export type HubEvent =
  /** Committed and numbered by the database. */
  | { type: 'log'; channel: string; epoch: string; seq: number; ts: number; data: LogEventData }
  /** The whole new value of a state channel, numbered by the broker. */
  | { type: 'state'; channel: string; epoch: string; seq: number; ts: number; value: JsonObject }
  /** The channel's history begins anew with this epoch. */
  | { type: 'reset'; channel: string; epoch: string }
  | { type: 'signal'; channel: string; from: Author; data: SignalData };

export type LogHubEvent = Extract<HubEvent, { type: 'log' }>;
export type StateHubEvent = Extract<HubEvent, { type: 'state' }>;
