/**
 * The composition root: configuration in, parts made and introduced to each other, started, and stopped in reverse. The only file
 * that knows all of them; it decides nothing else.
 */
import { randomBytes } from 'node:crypto';
import { type Database, openDatabaseInWorker } from '@tidewire/database';
import {
  type AlertSight,
  encodeServerMessage,
  type MatchState,
  type NodeEvent,
  parseChannel,
  type Quote,
  roomChannel,
  type ServerMessage,
} from '@tidewire/protocol';
import { AlertWatch } from './alert-watch.ts';
import { BarRecorder } from './bar-recorder.ts';
import type { DeliveredEvent } from './broker/broker.ts';
import { MemoryBroker } from './broker/memory-broker.ts';
import type { Clock } from './clock.ts';
import { type Config, ConfigError, parseConfig } from './config.ts';
import { createEchoRoute } from './echo-route.ts';
import { createFeedOutput } from './feed-output.ts';
import { FeedRecorder } from './feed-recorder.ts';
import { defaultMatchSpeed, type FeedName, type Feeds, feedNames, startFeeds } from './feeds/feeds.ts';
import { Hub } from './hub/hub.ts';
import type { HubCounters } from './hub/hub-counters.ts';
import { defaultHubSettings } from './hub/hub-settings.ts';
import { startTailCheck } from './hub/tail-check.ts';
import { createLiveRoute } from './live-route.ts';
import type { Log } from './log.ts';
import { createDial } from './net/dial.ts';
import { createDownload } from './net/download.ts';
import { createHealth } from './net/health.ts';
import { startHttpServer } from './net/http-server.ts';
import { createInternalPublish } from './net/internal-publish.ts';
import { createInternalSources } from './net/internal-sources.ts';
import { defaultArrivalSettings } from './net/net-settings.ts';
import { PreparedText } from './net/prepared-message.ts';
import { systemClock } from './net/system-clock.ts';
import { runGateway } from './run-gateway.ts';
import { sendAway } from './send-away.ts';
import { Memberships } from './session/memberships.ts';
import { startRevalidation } from './session/revalidation.ts';
import type { Services } from './session/services.ts';
import { defaultSessionSettings } from './session/session-settings.ts';
import { Sessions } from './session/sessions.ts';
import { TicketGate } from './session/tickets.ts';
import { createSourceBook } from './source-leases.ts';

export interface Gateway {
  readonly port: number;
  /** What this node holds at the moment. */
  figures(): GatewayFigures;
  /** Undefined when TLS ends elsewhere. */
  readonly reloadTls: (() => void) | undefined;
  /** Sends everybody away in slots, lets what they had sent finish, and ends. */
  stop(why: string): Promise<void>;
}

export type GatewayFigures = {
  connections: number;
  sessions: number;
  channels: number;
  fullReaders: number;
  largestOutboxBytes: number;
  /** Ever since the start. */
  counters: Readonly<HubCounters>;
};

/** Between looks at the end of one log after the other. */
const tailCheckMs = 100;

/** @throws {ConfigError} and what the database and the listener throw; nothing is left running then. */
export async function startGateway(config: Config, log: Log, clock: Clock = systemClock): Promise<Gateway> {
  const feedList = checkFeeds(config.feeds);
  const database = await openDatabaseInWorker(config.databaseUrl, {
    onCrashed: (error) => log.error({ err: error }, 'the database thread died and is started again'),
  });
  const stops: (() => Promise<void> | void)[] = [() => database.close()];
  const stopAll = async () => {
    for (const stop of stops.toReversed()) await stop();
  };
  try {
    return await assemble({ config, log, clock, database, feedList, stops }, stopAll);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

type Assembly = {
  config: Config;
  log: Log;
  clock: Clock;
  database: Database;
  feedList: readonly FeedName[];
  /** In the order in which things were started. */
  stops: (() => Promise<void> | void)[];
};

async function assemble(parts: Assembly, stopAll: () => Promise<void>): Promise<Gateway> {
  const { config, log, clock, database, stops } = parts;
  let isStopping = false;

  const broker = new MemoryBroker({
    epoch: randomBytes(5).toString('hex'),
    now: () => clock.now(),
    onDeliverFailed: (error, { type }) => log.error({ err: error, type }, 'an event was not delivered'),
  });
  stops.push(() => broker.close());

  const node = `gateway-${randomBytes(6).toString('hex')}`;
  const hub = new Hub<PreparedText>({
    prepare,
    logs: database.logs,
    clock,
    log,
    node,
    // What is lost is asked for again by whoever sees the hole.
    tellNodes: (event) => {
      broker.publish(event).catch((error: unknown) => log.warn({ err: error }, 'presence was not told'));
    },
    settings: {
      ...defaultHubSettings,
      presence: { ...defaultHubSettings.presence, graceMs: config.presenceGraceMs },
    },
  });
  stops.push(() => hub.close());
  stops.push(startTailCheck({ hub, clock, everyMs: tailCheckMs, log }));

  const settings = {
    ...defaultSessionSettings,
    helloMs: config.helloMs,
    connectionsPerUser: config.maxConnectionsPerUser,
    subscriptions: config.subscriptions,
    feedSubscriptions: config.feedSubscriptions,
  };
  const memberships: Memberships = new Memberships(
    (userId) => database.rooms.rolesOf(userId),
    (userId, roomId, loss) => {
      sessions.revokeRoom(userId, roomId, loss);
      hub.presence.expel(roomChannel(roomId), userId);
    },
  );
  const sessions = new Sessions({ clock, settings, memberships });
  const services: Services = {
    node,
    clock,
    settings,
    tickets: new TicketGate(config.authSecret, clock, database.tickets),
    memberships,
    database,
    publish: (event) => broker.publish(event),
    hasValue: (channel) => hub.hasValue(channel),
  };
  stops.push(
    startRevalidation({
      clock,
      everyMs: settings.revalidateMs,
      sessions,
      memberships,
      isCredentialGood: (credential) => database.users.isCredentialGood(credential),
      log,
    }),
  );

  const alerts = new AlertWatch({
    alerts: database.alerts,
    clock,
    log,
    publish: (committed) => broker.publish({ type: 'log', ...committed }),
  });
  stops.push(() => alerts.stop());
  await alerts.start();
  await broker.start((event) => deliver(event, { hub, sessions, alerts, log }));
  hub.presence.start();
  const latest = await database.feeds.latestValues();
  await broker.seed(latest);

  const recorder = new FeedRecorder({ record: (entries) => database.feeds.record(entries), clock, log });
  stops.push(() => recorder.stop());
  const bars = new BarRecorder({ rollBars: (prices) => database.feeds.rollBars(prices), clock, log });
  stops.push(() => bars.stop());
  const publisher = createFeedOutput({ database, broker, recorder, bars, alerts, log, node });
  const feeds = startFeeds({
    names: parts.feedList,
    publisher,
    clock,
    seed: config.feeds.seed,
    matchSpeed: config.feeds.matchSpeed ?? defaultMatchSpeed,
    log,
    dial: createDial({ clock, log }),
    get: createDownload({ clock }),
    coinbase: config.feeds.coinbase,
    espn: config.feeds.espn,
    finnhub: config.feeds.finnhub,
    load: config.feeds.load,
    initial: byFeed(latest),
    book: createSourceBook(database, node),
    latest: async () => byFeed(await database.feeds.latestValues()),
  });
  stops.push(() => feeds.stop());

  const route = { config, clock, log, isStopping: () => isStopping };
  const echo = config.echo && createEchoRoute({ ...route, profile: config.echo.profile });
  const http = await startHttpServer(
    {
      clock,
      log,
      settings: { ...defaultArrivalSettings, ...arrivalSettings(config) },
      tls: config.tls,
      requests: {
        '/healthz': createHealth(() => isHealthy(database, isStopping, log)),
        '/internal/sources': createInternalSources({
          secret: config.internalSecret,
          sources: () => feeds.health(),
        }),
        '/internal/publish': createInternalPublish({
          secret: config.internalSecret,
          accept: (events) =>
            publishAll(events, { publish: services.publish, feeds, recorder, bars, alerts }),
          log,
        }),
      },
      upgrades: {
        '/live': createLiveRoute({ ...route, hub, services, sessions }),
        ...(echo && { '/echo': echo }),
      },
    },
    config.listen,
  );
  log.info({ port: http.port, node: services.node, feeds: parts.feedList }, 'listening');

  return {
    port: http.port,
    figures: () => ({
      connections: http.connectionCount,
      sessions: sessions.size,
      channels: hub.channelCount,
      fullReaders: hub.fullReaders,
      largestOutboxBytes: hub.largestOutboxBytes,
      counters: { ...hub.counters },
    }),
    reloadTls: config.tls && (() => http.reloadTls()),
    async stop(why) {
      isStopping = true;
      echo?.closeAll(1001, why);
      await sendAway({ http, sessions, clock, closeMs: config.closeMs, why });
      await stopAll();
      log.info({ why }, 'stopped');
    },
  };
}

const byFeed = (values: Awaited<ReturnType<Database['feeds']['latestValues']>>) =>
  new Map(values.map(({ feedId, value }) => [feedId, value]));

/** One message becomes bytes once, however many read it. */
const prepare = (message: ServerMessage): PreparedText => new PreparedText(encodeServerMessage(message));

type Listeners = { hub: Hub<PreparedText>; sessions: Sessions; alerts: AlertWatch; log: Log };

/** What came through the broker goes to whom it concerns. */
function deliver(event: DeliveredEvent, { hub, sessions, alerts, log }: Listeners): void {
  switch (event.type) {
    case 'log':
    case 'state':
    case 'reset':
    case 'signal':
      hub.deliver(event);
      return;
    case 'presence.changed':
    case 'presence.whole':
    case 'presence.asked':
      hub.presence.heard(event);
      return;
    case 'alerts.changed':
      alerts.reload(event.feedId).catch((error: unknown) => {
        log.warn({ err: error, feedId: event.feedId }, 'changed alerts could not be read');
      });
      return;
    // Whoever loses a right is gone at once, and also if they have no connection any more.
    case 'member.removed':
      sessions.heard(event);
      hub.presence.expel(roomChannel(event.roomId), event.userId);
      return;
    case 'room.deleted':
      sessions.heard(event);
      hub.presence.expelAll(roomChannel(event.roomId));
      return;
    case 'user.ended':
      sessions.heard(event);
      hub.presence.expelEverywhere(event.userId);
      return;
    default:
      sessions.heard(event);
  }
}

type Publishing = {
  publish: (event: NodeEvent) => Promise<void>;
  feeds: Feeds;
  recorder: FeedRecorder;
  bars: BarRecorder;
  alerts: AlertWatch;
};

/**
 * What the web app committed. A value or a new beginning of a feed also says that somebody else publishes to it now: our own source
 * falls silent, and what of its values was not recorded yet never will be.
 */
async function publishAll(
  events: readonly NodeEvent[],
  { publish, feeds, recorder, bars, alerts }: Publishing,
): Promise<void> {
  for (const event of events) {
    const feedId = feedOf(event);
    if (feedId !== undefined) {
      feeds.handOver(feedId);
      await recorder.forget(feedId);
      await bars.forget(feedId);
    }
    await publish(event);
    if (event.type === 'state') alerts.see(event.feedId, sightOf(event.value));
  }
}

const sightOf = (value: Quote | MatchState): AlertSight =>
  'last' in value ? { type: 'quote', quote: value } : { type: 'match', match: value };

function feedOf(event: NodeEvent): string | undefined {
  if (event.type === 'state') return event.feedId;
  const channel = event.type === 'reset' ? parseChannel(event.channel) : undefined;
  return channel?.type === 'feed' ? channel.feedId : undefined;
}

async function isHealthy(database: Database, isStopping: boolean, log: Log): Promise<boolean> {
  if (isStopping) return false;
  try {
    await database.ping();
    return true;
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer');
    return false;
  }
}

function arrivalSettings({ handshakeMs, maxConnections, maxConnectionsPerAddress, trustedProxies }: Config) {
  return { handshakeMs, maxConnections, maxConnectionsPerAddress, trustedProxies };
}

function checkFeeds({ names, finnhub: { token } }: Config['feeds']): FeedName[] {
  if (names.includes('finnhub') && token === '') {
    throw new ConfigError('FEEDS lists finnhub, which needs a key in FINNHUB_TOKEN (free at finnhub.io).');
  }
  return names.map((name) => {
    const known = feedNames.find((feedName) => feedName === name);
    if (known === undefined) {
      throw new ConfigError(`FEEDS may list ${feedNames.join(', ')}, and "${name}" is none of them.`);
    }
    return known;
  });
}

if (import.meta.main) await runGateway(parseConfig, startGateway);
