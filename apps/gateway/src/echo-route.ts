import { randomUUID } from 'node:crypto';
import { Endpoint, LIMITS } from '@tidewire/websocket';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { connectionSettings, createOriginCheck } from './live-route.ts';
import type { Log } from './log.ts';
import { type Allowance, Connection } from './net/connection.ts';
import { createEcho } from './net/echo.ts';
import type { UpgradeRoute } from './net/upgrades.ts';
import { TokenBucket } from './session/token-bucket.ts';

/** Of all addresses together: it is there to look at, not to work with. */
const maxConnections = 200;
const messagesPerSecond = 20;

export interface EchoRouteParts {
  readonly config: Config;
  readonly profile: 'production' | 'conformance';
  readonly clock: Clock;
  readonly log: Log;
  readonly isStopping: () => boolean;
}

export interface EchoRoute extends UpgradeRoute {
  /** Says goodbye to everybody. */
  closeAll(code: number, reason: string): void;
}

/** `/echo`: the same Origin rule as `/live`, no sign-in, and any subprotocol offered is declined. */
export function createEchoRoute({ config, profile, clock, log, isStopping }: EchoRouteParts): EchoRoute {
  const isConformance = profile === 'conformance';
  const settings = connectionSettings(config);
  const allowance = (perSecond: number, burst: number): Allowance => {
    if (isConformance) return () => true;
    const bucket = new TokenBucket(clock, perSecond, burst);
    return () => bucket.take() === 0;
  };
  const connections = new Set<Connection>();
  return {
    isUncounted: isConformance,
    accept: () => ({
      path: '/echo',
      checkOrigin: createOriginCheck(config),
      isFull: isStopping() || (!isConformance && connections.size >= maxConnections),
      ...(config.compression && { deflate: isConformance ? { clientContextTakeover: true } : {} }),
    }),
    onAccepted(socket, head, { deflate }) {
      const id = randomUUID();
      const controlFrames = settings.controlFramesPerSecond;
      const connection = new Connection({
        id,
        socket,
        endpoint: new Endpoint({ role: 'server', limits: LIMITS[profile], deflate }),
        settings,
        clock,
        random: Math.random,
        log: log.child({ connectionId: id, endpoint: 'echo' }),
        allowControlFrame: allowance(controlFrames, controlFrames),
      });
      connections.add(connection);
      socket.once('close', () => connections.delete(connection));
      connection.start(createEcho(connection, allowance(messagesPerSecond, 2 * messagesPerSecond)), head);
    },
    closeAll(code, reason) {
      for (const connection of connections) connection.close(code, reason);
    },
  };
}
