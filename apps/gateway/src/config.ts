/** The environment, parsed once. Nobody else reads `process.env`; everybody is handed what they need. */
import { limits } from '@tidewire/protocol';
import { z } from 'zod';

/** Something in the environment is not right; the message is one sentence for whoever set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const number = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
    .default(fallback);

const milliseconds = (fallback: number) => number(1, 3_600_000, fallback);

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isOrigin = (text: string): boolean => URL.parse(text)?.origin === text && text !== 'null';

const isProduct = (text: string): boolean => /^[A-Z0-9]{2,10}-[A-Z0-9]{2,10}$/.test(text);

const webSocketUrl = z
  .string()
  .refine((text) => /^wss?:$/.test(URL.parse(text)?.protocol ?? ''), 'must be a ws:// or wss:// URL')
  .optional();

const secret = z
  .string({
    error: 'is missing; `npm start` makes one, or set it to the same long random text as for the web app',
  })
  .min(16, 'must have at least 16 characters');

const EnvironmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  GATEWAY_PORT: number(0, 65_535, 3_001),
  DATABASE_URL: z.string().default('file:data/tidewire.db'),
  REDIS_URL: z
    .never('is set, and this version keeps its broker in memory: unset it, and run one gateway')
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'must be an http:// or https:// URL')
    .default('http://localhost:3000'),
  ALLOWED_ORIGINS: z
    .string()
    .transform(list)
    .refine((origins) => origins.length > 0 && origins.every(isOrigin), {
      error: 'must be a comma-separated list of origins such as https://chat.example.org, without a path',
    })
    .optional(),
  AUTH_SECRET: secret,
  INTERNAL_SECRET: secret,
  FEEDS: z.string().transform(list).prefault('demo'),
  FEED_SEED: z.string().default('tidewire'),
  MATCH_SPEED: z
    .string()
    .transform(Number)
    .refine((speed) => speed > 0 && Number.isFinite(speed), 'must be a number above 0')
    .optional(),
  COINBASE_PRODUCTS: z
    .string()
    .transform(list)
    .refine((products) => products.length > 0 && products.every(isProduct), {
      error: 'must be a comma-separated list of products such as BTC-USD',
    })
    .prefault('BTC-USD,ETH-USD'),
  COINBASE_URL: webSocketUrl,
  ESPN_LEAGUES: z
    .string()
    .transform(list)
    .refine((leagues) => leagues.length > 0 && leagues.every((league) => /^[a-z0-9._]{2,40}$/.test(league)), {
      error: 'must be a comma-separated list of leagues such as fifa.world',
    })
    .prefault('fifa.world'),
  ESPN_URL: z
    .string()
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'must be an http:// or https:// URL')
    .optional(),
  FINNHUB_TOKEN: z.string().default(''),
  FINNHUB_SYMBOLS: z
    .string()
    .transform(list)
    .refine(
      (symbols) => symbols.length > 0 && symbols.every((symbol) => /^[A-Z]{1,6}(\.[A-Z])?$/.test(symbol)),
      {
        error: 'must be a comma-separated list of US symbols such as AAPL',
      },
    )
    .prefault('AAPL,GOOG,MSFT'),
  FINNHUB_URL: webSocketUrl,
  ECHO_ENDPOINT: z.enum(['on', 'off'], 'must be on or off').default('on'),
  ECHO_PROFILE: z
    .enum(['production', 'conformance'], 'must be production or conformance')
    .default('production'),
  COMPRESSION: z.enum(['on', 'off'], 'must be on or off').default('on'),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TRUSTED_PROXIES: z.string().transform(list).prefault(''),
  HANDSHAKE_TIMEOUT_MS: milliseconds(limits.handshakeMs),
  HELLO_TIMEOUT_MS: milliseconds(limits.helloMs),
  MESSAGE_TIMEOUT_MS: milliseconds(limits.messageMs),
  PING_INTERVAL_MS: milliseconds(limits.heartbeatMs),
  PONG_TIMEOUT_MS: milliseconds(limits.pongMs),
  CLOSE_TIMEOUT_MS: milliseconds(5_000),
  PRESENCE_GRACE_MS: milliseconds(5_000),
  MAX_CONNECTIONS: number(1, 1_000_000, 20_000),
  MAX_CONNECTIONS_PER_ADDRESS: number(1, 1_000_000, limits.connectionsPerAddress),
  MAX_CONNECTIONS_PER_USER: number(1, 1_000_000, limits.connectionsPerUser),
  SUBSCRIPTIONS_PER_CONNECTION: number(1, limits.subscriptions, limits.subscriptions),
  FEEDS_PER_CONNECTION: number(1, limits.feedSubscriptions, limits.feedSubscriptions),
  LOAD_SYMBOLS: number(1, 10_000, 500),
  LOAD_RATE: number(1, 1_000, 20),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be one of trace, debug, info, warn, error, fatal, silent',
    )
    .default('info'),
});

export type Environment = Readonly<Record<string, string | undefined>>;

export type Config = ReturnType<typeof parseConfig>;

/** An empty variable counts as one that is not set. @throws {ConfigError} */
export function parseConfig(environment: Environment = process.env) {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = EnvironmentSchema.safeParse(set);
  if (!parsed.success) throw new ConfigError(explain(parsed.error.issues, set));
  const env = parsed.data;
  if ((env.TLS_CERT === undefined) !== (env.TLS_KEY === undefined)) {
    throw new ConfigError('TLS_CERT and TLS_KEY belong together: set both or neither.');
  }
  return {
    listen: { host: env.HOST, port: env.GATEWAY_PORT },
    databaseUrl: env.DATABASE_URL,
    allowedOrigins: env.ALLOWED_ORIGINS ?? [new URL(env.PUBLIC_URL).origin],
    authSecret: env.AUTH_SECRET,
    internalSecret: env.INTERNAL_SECRET,
    feeds: {
      names: env.FEEDS,
      seed: env.FEED_SEED,
      matchSpeed: env.MATCH_SPEED,
      coinbase: { products: env.COINBASE_PRODUCTS, url: env.COINBASE_URL },
      espn: { leagues: env.ESPN_LEAGUES, url: env.ESPN_URL },
      finnhub: { token: env.FINNHUB_TOKEN, symbols: env.FINNHUB_SYMBOLS, url: env.FINNHUB_URL },
      load: { symbols: env.LOAD_SYMBOLS, perSecond: env.LOAD_RATE },
    },
    echo: env.ECHO_ENDPOINT === 'off' ? undefined : { profile: env.ECHO_PROFILE },
    compression: env.COMPRESSION === 'on',
    tls:
      env.TLS_CERT === undefined || env.TLS_KEY === undefined
        ? undefined
        : { certFile: env.TLS_CERT, keyFile: env.TLS_KEY },
    trustedProxies: env.TRUSTED_PROXIES,
    handshakeMs: env.HANDSHAKE_TIMEOUT_MS,
    helloMs: env.HELLO_TIMEOUT_MS,
    messageMs: env.MESSAGE_TIMEOUT_MS,
    pingMs: env.PING_INTERVAL_MS,
    pongMs: env.PONG_TIMEOUT_MS,
    closeMs: env.CLOSE_TIMEOUT_MS,
    presenceGraceMs: env.PRESENCE_GRACE_MS,
    maxConnections: env.MAX_CONNECTIONS,
    maxConnectionsPerAddress: env.MAX_CONNECTIONS_PER_ADDRESS,
    maxConnectionsPerUser: env.MAX_CONNECTIONS_PER_USER,
    subscriptions: env.SUBSCRIPTIONS_PER_CONNECTION,
    feedSubscriptions: env.FEEDS_PER_CONNECTION,
    logLevel: env.LOG_LEVEL,
  };
}

type Issue = { path: readonly PropertyKey[]; message: string };

/** The first thing that is wrong, with what was set, unless that is a secret or holds one. */
function explain(issues: readonly Issue[], set: Environment): string {
  const [issue] = issues;
  const name = String(issue?.path[0] ?? 'the environment');
  const value = set[name];
  const isPrivate = /SECRET|_URL$/.test(name);
  const shown = value === undefined || isPrivate ? '' : ` (it is "${value}")`;
  return `${name} ${issue?.message ?? 'is not right'}${shown}.`;
}
