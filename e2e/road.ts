import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

type Link = { browser: Socket; gateway: Socket };

/** The network between browsers and the gateway, which a journey can break: a TCP proxy whose port stays while gateways come and go. */
export class Road {
  readonly port: number;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  readonly #forgotten: Socket[] = [];
  #gatewayPort = 0;
  #holdsAnswers = false;

  static async open(): Promise<Road> {
    const server = createServer({ allowHalfOpen: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
    return new Road(server, address.port);
  }

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    server.on('connection', (browser) => this.#join(browser));
  }

  /** Connections that are open: what the gateway would count. */
  get links(): number {
    return this.#links.size;
  }

  leadTo(gatewayPort: number): void {
    this.#gatewayPort = gatewayPort;
  }

  /** What the gateway says from now on does not arrive; what browsers say does. */
  holdAnswers(): void {
    this.#holdsAnswers = true;
    for (const { gateway } of this.#links) gateway.pause();
  }

  /** What was held is never delivered: its connections end. Those of the future are whole. */
  heal(): void {
    this.#holdsAnswers = false;
    for (const { gateway } of this.#links) if (gateway.isPaused()) gateway.destroy();
  }

  /** As for a machine that sleeps: what is open takes and gives nothing any more and nobody is told; what is opened later works. */
  forget(): void {
    for (const link of this.#links) {
      link.browser.pause().unpipe();
      link.gateway.destroy();
      this.#forgotten.push(link.browser);
    }
    this.#links.clear();
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const browser of this.#forgotten) browser.destroy();
    for (const { browser, gateway } of this.#links) {
      browser.destroy();
      gateway.destroy();
    }
    await once(this.#server, 'close');
  }

  #join(browser: Socket): void {
    const gateway = connect({ port: this.#gatewayPort, host: '127.0.0.1', allowHalfOpen: true });
    const link = { browser, gateway };
    this.#links.add(link);
    browser.pipe(gateway);
    gateway.pipe(browser);
    if (this.#holdsAnswers) gateway.pause();
    for (const [one, other] of [
      [browser, gateway],
      [gateway, browser],
    ] as const) {
      one.on('error', () => one.destroy());
      one.on('close', () => {
        if (this.#links.delete(link)) other.destroy();
      });
    }
  }
}
