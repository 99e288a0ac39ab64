/** Lines for whoever waits; on a terminal, also one that says how far the runs are. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  readonly #messages: number;
  readonly #percents = new Map<number, number>();

  /** @param messages of each seed */
  constructor(out: NodeJS.WriteStream, messages: number) {
    this.#out = out;
    this.#messages = messages;
  }

  update(seed: number, acknowledged: number): void {
    const percent = Math.floor((100 * acknowledged) / this.#messages);
    if (this.#percents.get(seed) === percent) return;
    this.#percents.set(seed, percent);
    this.#show();
  }

  end(seed: number): void {
    this.#percents.delete(seed);
  }

  print(line: string): void {
    this.#out.write(`${this.#out.isTTY ? '\r\u001b[K' : ''}${line}\n`);
    this.#show();
  }

  #show(): void {
    if (!this.#out.isTTY || this.#percents.size === 0) return;
    const seeds = [...this.#percents].map(([seed, percent]) => `seed ${seed} ${percent} %`);
    this.#out.write(`\r\u001b[K${seeds.join(', ')} acknowledged`);
  }
}
