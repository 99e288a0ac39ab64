/** One TCP connection on a client's road, and what happens to it: two sockets, and everything from one to the other unless a fault is in the way. */
import { connect, type Socket } from 'node:net';
import { FrameSplitter, textOf, toServerFrame, type Unit } from './frames.ts';

/** What becomes of a client's publish on its way. */
export type PublishFate = 'passes' | 'is lost' | 'loses its answer';

/** Changes what is said, as no network does: to see whether the checker notices. It reads only what is not compressed. */
export type Tamper = {
  /** What arrives instead of this. */
  toClient(text: string): readonly string[];
  /** Gives the answer to a message that is never to arrive at the gateway; undefined lets it pass. */
  toGateway(text: string): string | undefined;
};

export type LinkParts = {
  client: Socket;
  gatewayPort: number;
  fateOfPublish: () => PublishFate;
  tamper: Tamper | undefined;
  onClosed: () => void;
};

/** How long the gateway may go on believing in a connection that its client has lost. */
const afterlifeMs = 250;

export class Link {
  readonly #parts: LinkParts;
  readonly #client: Socket;
  readonly #gateway: Socket;
  readonly #fromClient = new FrameSplitter();
  readonly #fromGateway = new FrameSplitter();
  #afterlife: NodeJS.Timeout | undefined;
  #isFrozen = false;
  #isBlocked = false;
  #isCut = false;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#client = parts.client;
    this.#gateway = connect({ port: parts.gatewayPort, host: '127.0.0.1', allowHalfOpen: true });
    this.#join(this.#client, this.#gateway, (chunk) => this.#heardClient(chunk));
    this.#join(this.#gateway, this.#client, (chunk) => this.#heardGateway(chunk));
  }

  /** Nothing reaches the client; what it says still arrives. */
  setFrozen(isFrozen: boolean): void {
    this.#isFrozen = isFrozen;
    this.#breathe();
  }

  /** Nothing passes. */
  setBlocked(isBlocked: boolean): void {
    this.#isBlocked = isBlocked;
    this.#breathe();
  }

  cut(): void {
    this.#client.destroy();
    this.#gateway.destroy();
  }

  #join(from: Socket, to: Socket, hear: (chunk: Buffer) => void): void {
    from.setNoDelay(true);
    from.on('data', hear);
    from.on('drain', () => this.#breathe());
    from.on('error', () => this.#end(to));
    from.on('end', () => this.#end(to));
    from.on('close', () => {
      this.#end(to);
      if (this.#client.destroyed && this.#gateway.destroyed) {
        clearTimeout(this.#afterlife);
        this.#parts.onClosed();
      }
    });
  }

  /** What is on its way to the other side still arrives there. */
  #end(other: Socket): void {
    if (other.destroyed) return;
    if (other === this.#gateway && this.#isCut) return;
    other.end(() => other.destroy());
  }

  /** Reads from each side as long as the other takes it and nothing is in the way. */
  #breathe(): void {
    const flows = (from: Socket, to: Socket, isStopped: boolean) => {
      if (isStopped || to.writableNeedDrain) from.pause();
      else from.resume();
    };
    flows(this.#client, this.#gateway, this.#isBlocked);
    flows(this.#gateway, this.#client, !this.#isCut && (this.#isBlocked || this.#isFrozen));
  }

  #heardClient(chunk: Buffer): void {
    for (const unit of this.#fromClient.push(chunk)) {
      if (this.#isCut) return;
      this.#passToGateway(unit);
    }
    this.#breathe();
  }

  #passToGateway(unit: Unit): void {
    const text = textOf(unit);
    const answer = text === undefined ? undefined : this.#parts.tamper?.toGateway(text);
    if (answer !== undefined) {
      this.#client.write(toServerFrame(answer));
      return;
    }
    const fate = text !== undefined && isPublish(text) ? this.#parts.fateOfPublish() : 'passes';
    switch (fate) {
      case 'passes':
        this.#gateway.write(unit.bytes);
        return;
      case 'is lost':
        this.cut();
        return;
      case 'loses its answer':
        this.#gateway.write(unit.bytes);
        this.#cutClient();
        return;
    }
  }

  #cutClient(): void {
    this.#isCut = true;
    this.#client.destroy();
    this.#breathe();
    this.#afterlife = setTimeout(() => this.#gateway.destroy(), afterlifeMs);
  }

  #heardGateway(chunk: Buffer): void {
    if (this.#isCut || this.#client.destroyed) return;
    if (this.#parts.tamper === undefined) this.#client.write(chunk);
    else for (const unit of this.#fromGateway.push(chunk)) this.#passToClient(unit, this.#parts.tamper);
    this.#breathe();
  }

  #passToClient(unit: Unit, tamper: Tamper): void {
    const text = textOf(unit);
    if (text === undefined) this.#client.write(unit.bytes);
    else for (const instead of tamper.toClient(text)) this.#client.write(toServerFrame(instead));
  }
}

const isPublish = (text: string): boolean => text.includes('"type":"publish"');
