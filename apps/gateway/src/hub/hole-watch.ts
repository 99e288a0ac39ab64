import type { Cancel, Clock } from '../clock.ts';
import type { HubSettings } from './hub-settings.ts';

export interface HoleWatchParts {
  readonly clock: Clock;
  readonly settings: Pick<HubSettings, 'holeWaitMs' | 'retryMs'>;
  readonly hasHole: () => boolean;
  /** Never rejects. */
  readonly fill: () => Promise<void>;
}

/** Gives a hole a moment to fill by itself, then has it filled, again and again until there is none. */
export class HoleWatch {
  readonly #parts: HoleWatchParts;
  #state: { name: 'resting' } | { name: 'waiting'; cancel: Cancel } | { name: 'stopped' } = {
    name: 'resting',
  };

  constructor(parts: HoleWatchParts) {
    this.#parts = parts;
  }

  /** There may be a hole. */
  look(): void {
    if (this.#state.name === 'resting' && this.#parts.hasHole()) this.#wait(this.#parts.settings.holeWaitMs);
  }

  stop(): void {
    if (this.#state.name === 'waiting') this.#state.cancel();
    this.#state = { name: 'stopped' };
  }

  #wait(delayMs: number): void {
    this.#state = { name: 'waiting', cancel: this.#parts.clock.after(delayMs, () => void this.#fill()) };
  }

  async #fill(): Promise<void> {
    if (this.#parts.hasHole()) await this.#parts.fill();
    if (this.#state.name === 'stopped') return;
    this.#state = { name: 'resting' };
    if (this.#parts.hasHole()) this.#wait(this.#parts.settings.retryMs);
  }
}
