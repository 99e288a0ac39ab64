/**
 * The network between one client and the gateway, as bad as a test wants it: a TCP proxy with an address of its own that stays while
 * gateways come and go behind it.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { Link, type PublishFate, type Tamper } from './link.ts';

export type RoadParts = {
  /** Where the gateway listens now; undefined while there is none. */
  gatewayPort: () => number | undefined;
  tamper?: Tamper | undefined;
};

export class Road {
  readonly port: number;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  readonly #fates: { fate: PublishFate; onMet: () => void }[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #frozen = 0;
  #blocked = 0;

  static async open(parts: RoadParts): Promise<Road> {
    const server = createServer({ allowHalfOpen: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
    return new Road(server, address.port, parts);
  }

  private constructor(server: Server, port: number, { gatewayPort, tamper }: RoadParts) {
    this.#server = server;
    this.port = port;
    server.on('connection', (client) => {
      const target = gatewayPort();
      if (target === undefined) {
        client.destroy();
        return;
      }
      const link: Link = new Link({
        client,
        gatewayPort: target,
        fateOfPublish: () => this.#nextFate(),
        tamper,
        onClosed: () => this.#links.delete(link),
      });
      this.#links.add(link);
      this.#apply(link);
    });
  }

  cut(): void {
    for (const link of this.#links) link.cut();
  }

  /** The client is sent nothing for so long, on this connection and those that follow. */
  freeze(ms: number): void {
    this.#frozen += 1;
    this.#later(ms, () => {
      this.#frozen -= 1;
    });
  }

  /** Nothing passes for so long. */
  block(ms: number): void {
    this.#blocked += 1;
    this.#later(ms, () => {
      this.#blocked -= 1;
    });
  }

  /** @param onMet when there was a publish to do this to */
  meetNextPublish(fate: PublishFate, onMet: () => void): void {
    this.#fates.push({ fate, onMet });
  }

  /** Everything is well from now on. */
  heal(): void {
    this.#fates.length = 0;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#frozen = 0;
    this.#blocked = 0;
    this.#applyAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.heal();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  #later(ms: number, undo: () => void): void {
    this.#applyAll();
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      undo();
      this.#applyAll();
    }, ms);
    this.#timers.add(timer);
  }

  #applyAll(): void {
    for (const link of this.#links) this.#apply(link);
  }

  #apply(link: Link): void {
    link.setFrozen(this.#frozen > 0);
    link.setBlocked(this.#blocked > 0);
  }

  #nextFate(): PublishFate {
    const next = this.#fates.shift();
    next?.onMet();
    return next?.fate ?? 'passes';
  }
}
