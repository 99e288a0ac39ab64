import type { Locks } from '../shared/lease.ts';

type Wait = { name: string; holder: string; grant: () => void };

/** Web Locks of one browser. Every holder asks through its own `of`, and can die with all it holds and waits for. */
export class FakeLocks {
  readonly #held = new Map<string, { holder: string; release: () => void }>();
  #queue: Wait[] = [];

  /** Names that are held. */
  get held(): string[] {
    return [...this.#held.keys()];
  }

  get waiting(): number {
    return this.#queue.length;
  }

  of(holder: string): Locks {
    const request = (
      name: string,
      { signal }: { signal?: AbortSignal },
      callback: () => unknown,
    ): Promise<unknown> => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const grant = async () => {
        const ended = Promise.withResolvers<unknown>();
        const release = () => ended.resolve(undefined);
        this.#held.set(name, { holder, release });
        const result = await Promise.race([callback(), ended.promise]);
        this.#held.delete(name);
        resolve(result);
        this.#next();
      };
      const wait: Wait = { name, holder, grant };
      this.#queue.push(wait);
      signal?.addEventListener('abort', () => {
        if (!this.#queue.includes(wait)) return;
        this.#queue = this.#queue.filter((other) => other !== wait);
        reject(signal.reason);
      });
      queueMicrotask(() => this.#next());
      return promise;
    };
    return { request: request as Locks['request'] };
  }

  /** Its thread is gone. */
  die(holder: string): void {
    this.#queue = this.#queue.filter((wait) => wait.holder !== holder);
    for (const held of this.#held.values()) if (held.holder === holder) held.release();
  }

  #next(): void {
    for (const wait of [...this.#queue]) {
      if (this.#held.has(wait.name)) continue;
      this.#queue = this.#queue.filter((other) => other !== wait);
      wait.grant();
    }
  }
}
