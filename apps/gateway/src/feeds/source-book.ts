import type { Provenance, SourceId, SourceSettings } from '@tidewire/protocol';
import type { SourceHealth } from './source.ts';

/** One node runs a source at a time: this is the proof, with how often the source has changed hands. */
export type Lease = { readonly id: SourceId; readonly fence: number };

export type AskedSource = {
  id: SourceId;
  enabled: boolean;
  settings: SourceSettings;
  /** Somebody wants a replay elsewhere. */
  seeks: boolean;
};

/**
 * Where it is written what sources are to do and who runs them, for all nodes. A node whose lease is over hears `false` or `undefined`, and
 * what it wanted has not happened.
 */
export type SourceBook = {
  declare(sources: readonly SourceFacts[]): Promise<void>;
  asked(): Promise<readonly AskedSource[]>;
  claim(id: SourceId): Promise<Lease | undefined>;
  renew(lease: Lease, health: SourceHealth): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  /** Where to go (seconds of replay time), said once. */
  takeSeek(lease: Lease): Promise<number | undefined>;
  /** How long a lease holds without a word (ms). */
  readonly leaseMs: number;
};

/** A source as this node's environment has it. */
export type SourceFacts = {
  id: SourceId;
  provenance: Provenance;
  /** It has the key that it needs. */
  available: boolean;
  enabled: boolean;
  settings: SourceSettings;
};
