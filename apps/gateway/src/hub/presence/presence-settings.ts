import { limits } from '@tidewire/protocol';

/** How presence keeps its time, in milliseconds. */
export interface PresenceSettings {
  /** How long somebody who has left may still come back before anybody hears of it. */
  readonly graceMs: number;
  /** A room is told of at most once in this time; what happened meanwhile is told together. */
  readonly tickMs: number;
  /** A node that has nothing to tell says so this often. */
  readonly beatMs: number;
  /** The people of a node that said nothing for so long are gone with it. */
  readonly silentMs: number;
  /** People whose coming and going is told by name. */
  readonly windowSize: number;
  /** People in one event between nodes; what is more is told in several. */
  readonly eventPeople: number;
}

export const defaultPresenceSettings: PresenceSettings = {
  graceMs: 5_000,
  tickMs: 1_000,
  beatMs: 2_000,
  silentMs: 6_000,
  windowSize: limits.presenceWindow,
  eventPeople: 500,
};
