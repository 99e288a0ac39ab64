import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { healthOf, isRunning, type RunningGateway, startGatewayEcho } from './gateway-echo.ts';
import type { Holdings } from './memory-probe.ts';
import type { Target } from './peer.ts';

const mib = 1_024 * 1_024;
const probe = new URL('./memory-probe.ts', import.meta.url);

/**
 * How far above the baseline counts as back at it. Live memory grows by compiled code and a little more that is made once; it is
 * measured after a full collection, so nothing else is in it. Resident memory includes what allocators keep for the next time, and
 * has the baseline of a process that has seen the same flood once before.
 */
const liveAllowance = 4 * mib;
const residentAllowance = 48 * mib;
const defaultSettleMs = 20_000;
const answersWithinMs = 20_000;
/** After the first, which the baseline of resident memory is taken from. */
const furtherWaves = 2;
/** Below the 20 messages a second that production lets through. */
const paceMs = 100;

/** A gateway in a process of its own that can be asked what it holds, and somebody who behaves well. */
export class FloodedGateway {
  readonly target: Target;
  readonly #gateway: RunningGateway;
  readonly #isSecure: boolean;
  readonly #bystander: WebSocket;

  static async start(variables: Record<string, string>, preload: URL = probe): Promise<FloodedGateway> {
    const gateway = await startGatewayEcho(variables, { preload });
    const { host, port, path, origin } = gateway.target;
    const isSecure = variables.TLS_CERT !== undefined;
    const bystander = new WebSocket(`${isSecure ? 'wss' : 'ws'}://${host}:${port}${path}`, {
      headers: { origin },
      rejectUnauthorized: false,
    });
    await once(bystander, 'open');
    return new FloodedGateway(gateway, bystander, isSecure);
  }

  private constructor(gateway: RunningGateway, bystander: WebSocket, isSecure: boolean) {
    this.#gateway = gateway;
    this.#isSecure = isSecure;
    this.target = gateway.target;
    this.#bystander = bystander;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#bystander.terminate();
    await this.#gateway.stop();
  }

  async holdings(): Promise<Holdings> {
    const { child } = this.#gateway;
    const answer = once(child, 'message');
    child.send('what do you hold?');
    const [holdings] = await answer;
    return holdings;
  }

  /**
   * Lets a flood come over the gateway several times. Meanwhile and afterwards the bystander is answered and `/healthz` says 200; in
   * the end the same process lives, nobody is left connected, and its memory is back at what it was. Answers with how much higher
   * resident memory ever was. @throws {Error} that says what was not so
   */
  async survives(
    wave: () => Promise<unknown>,
    { settleMs = defaultSettleMs }: { settleMs?: number } = {},
  ): Promise<{ peakGrowthBytes: number }> {
    const atRest = await this.holdings();
    await this.#watched(wave);
    const anySize = { ...atRest, residentBytes: Number.POSITIVE_INFINITY };
    const { residentBytes } = await this.untilBack(anySize, settleMs);
    for (let count = 0; count < furtherWaves; count += 1) await this.#watched(wave);
    const after = await this.untilBack({ ...atRest, residentBytes }, settleMs);
    await this.#isWell();
    return { peakGrowthBytes: after.peakBytes - Math.max(atRest.peakBytes, residentBytes) };
  }

  /** While attackers hold on to what they can, everybody else is well, and this is how much more is live than before. */
  async heldSince(before: Holdings): Promise<number> {
    await this.#isWell();
    return (await this.holdings()).liveBytes - before.liveBytes;
  }

  async #watched(wave: () => Promise<unknown>): Promise<void> {
    let isOver = false;
    const flood = wave().finally(() => {
      isOver = true;
    });
    const watch = async (): Promise<void> => {
      while (!isOver) {
        await this.#isWell();
        await delay(paceMs);
      }
    };
    await Promise.all([flood, watch()]);
  }

  async #isWell(): Promise<void> {
    if (!isRunning(this.#gateway.child)) throw new Error('the gateway died');
    const status = await healthOf(this.target, this.#isSecure);
    if (status !== 200) throw new Error(`/healthz says ${status}`);
    const answered = once(this.#bystander, 'message', { signal: AbortSignal.timeout(answersWithinMs) });
    this.#bystander.send('still there?');
    const [data] = await answered;
    if (String(data) !== 'still there?') throw new Error(`the bystander hears ${data}`);
  }

  /**
   * Asks again until connections and memory are back at what they were; allocators give memory back when they get to it.
   * @throws {Error} that says what is not
   */
  async untilBack(before: Holdings, settleMs = defaultSettleMs): Promise<Holdings> {
    const deadline = Date.now() + settleMs;
    for (;;) {
      const now = await this.holdings();
      const excess = excessOf(before, now);
      if (excess === undefined) return now;
      if (Date.now() > deadline) throw new Error(excess);
      await delay(paceMs);
    }
  }
}

/** What is not back at what it was. */
function excessOf(before: Holdings, now: Holdings): string | undefined {
  if (now.sockets > before.sockets) return `${now.sockets - before.sockets} connections are left`;
  if (now.liveBytes > before.liveBytes + liveAllowance)
    return `${inMiB(now.liveBytes - before.liveBytes)} are still held`;
  if (now.residentBytes > before.residentBytes + residentAllowance)
    return `the process is ${inMiB(now.residentBytes - before.residentBytes)} larger`;
  return undefined;
}

function inMiB(bytes: number): string {
  return `${(bytes / mib).toFixed(1)} MiB`;
}
