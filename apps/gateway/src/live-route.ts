import { randomUUID } from 'node:crypto';
import { subprotocol } from '@tidewire/protocol';
import { Endpoint } from '@tidewire/websocket';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Hub } from './hub/hub.ts';
import type { Log } from './log.ts';
import { Connection } from './net/connection.ts';
import { type ConnectionSettings, defaultConnectionSettings } from './net/net-settings.ts';
import type { PreparedText } from './net/prepared-message.ts';
import type { UpgradeRoute } from './net/upgrades.ts';
import type { Services } from './session/services.ts';
import { Session } from './session/session.ts';
import type { Sessions } from './session/sessions.ts';
import { TokenBucket } from './session/token-bucket.ts';

export interface LiveRouteParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly hub: Hub<PreparedText>;
  readonly services: Services;
  readonly sessions: Sessions;
  readonly isStopping: () => boolean;
}

/** `/live`: a connection, its end of the hub and its session, introduced to each other. */
export function createLiveRoute(parts: LiveRouteParts): UpgradeRoute {
  const { config, clock, hub, services, sessions } = parts;
  const settings = connectionSettings(config);
  return {
    isUncounted: false,
    accept: () => ({
      path: '/live',
      checkOrigin: createOriginCheck(config),
      subprotocols: [subprotocol],
      isSubprotocolRequired: true,
      isFull: parts.isStopping(),
      ...(config.compression && { deflate: {} }),
    }),
    onAccepted(socket, head, { deflate }) {
      const id = randomUUID();
      const log = parts.log.child({ connectionId: id });
      const controlFrames = new TokenBucket(
        clock,
        settings.controlFramesPerSecond,
        settings.controlFramesPerSecond,
      );
      const connection = new Connection({
        id,
        socket,
        endpoint: new Endpoint({ role: 'server', deflate }),
        settings,
        clock,
        random: Math.random,
        log,
        allowControlFrame: () => controlFrames.take() === 0,
      });
      const reader = hub.openReader(connection);
      const session = new Session({ link: connection, reader, services, sessions, log });
      connection.start(
        {
          onMessage: (data) => (typeof data === 'string' ? session.onText(data) : session.onBinary()),
          onDrained: () => reader.drained(),
          onClosed: () => session.onClosed(),
        },
        head,
      );
    },
  };
}

/** Compared exactly: scheme, host and port. A missing one is nobody's. */
export function createOriginCheck({ allowedOrigins }: Config): (origin: string | null) => boolean {
  const allowed = new Set(allowedOrigins);
  return (origin) => origin !== null && allowed.has(origin);
}

export function connectionSettings({ messageMs, pingMs, pongMs, closeMs }: Config): ConnectionSettings {
  return { ...defaultConnectionSettings, messageMs, pingMs, pongMs, closeMs };
}
