/**
 * One state channel on this node: its newest value and who reads it. Old values are not kept here; each reader remembers what
 * it was last sent, and the difference is made when it is its turn. Readers who stand at the same place share the bytes.
 */
import { createMergePatch, type JsonObject } from '@tidewire/protocol';
import type { StateHubEvent } from './hub-event.ts';
import type { Prepare, Prepared } from './sink.ts';
import { createWholePatch } from './whole-patch.ts';

/** A value as it stood at `seq`. Never changed after it was made. */
export type StateVersion = { readonly seq: number; readonly value: JsonObject | null };

export interface StateReader {
  /** There is a newer value. */
  changed(): void;
  restarted(): void;
}

/** Before the first value there is no history to name. */
const NO_EPOCH = '0';

/** Different places readers stand at, per version; beyond it bytes are made and not kept. */
const MAX_CACHED_DIFFERENCES = 64;

export class StateChannel<P extends Prepared> {
  readonly name: string;
  readonly #prepare: Prepare<P>;
  readonly #readers = new Set<StateReader>();
  readonly #differences = new Map<string, P>();
  #epoch = NO_EPOCH;
  #version: StateVersion = { seq: 0, value: null };
  #ts = 0;

  constructor(name: string, prepare: Prepare<P>) {
    this.name = name;
    this.#prepare = prepare;
  }

  get epoch(): string {
    return this.#epoch;
  }

  get version(): StateVersion {
    return this.#version;
  }

  get hasReaders(): boolean {
    return this.#readers.size > 0;
  }

  add(reader: StateReader): void {
    this.#readers.add(reader);
  }

  remove(reader: StateReader): void {
    this.#readers.delete(reader);
  }

  /** A new value came through the broker. Late ones are dropped: newer is all that counts. */
  heard(event: StateHubEvent): void {
    const isSameHistory = event.epoch === this.#epoch || this.#epoch === NO_EPOCH;
    if (isSameHistory && event.seq <= this.#version.seq) return;
    this.#epoch = event.epoch;
    this.#version = { seq: event.seq, value: event.value };
    this.#ts = event.ts;
    this.#differences.clear();
    for (const reader of [...this.#readers]) {
      if (isSameHistory) reader.changed();
      else reader.restarted();
    }
  }

  /** Nothing is known any more. Those who read keep what they have until there is a new value. */
  clear(): void {
    this.#version = { seq: this.#version.seq, value: null };
    this.#differences.clear();
  }

  /** The event that brings a reader from an older version to the newest. `isWhole`: with every field, whatever it had. */
  differenceFrom(from: StateVersion, isWhole: boolean): P {
    const key = `${from.seq}${isWhole ? ' whole' : ''}`;
    const cached = this.#differences.get(key);
    if (cached !== undefined) return cached;
    const made = this.#makeDifference(from, isWhole);
    if (this.#differences.size < MAX_CACHED_DIFFERENCES) this.#differences.set(key, made);
    return made;
  }

  #makeDifference(from: StateVersion, isWhole: boolean): P {
    const { seq, value } = this.#version;
    const createPatch = isWhole ? createWholePatch : createMergePatch;
    const skipped = seq - from.seq - 1;
    return this.#prepare({
      type: 'event',
      channel: this.name,
      seq,
      ts: this.#ts,
      data: createPatch(from.value ?? {}, value ?? {}),
      ...(skipped > 0 && { skipped }),
    });
  }
}
