/**
 * What the web app is told from outside, read once; nothing else in `apps/web/src` reads `process.env`. Reading is lazy: `next build`
 * runs without secrets.
 */
import { attachmentLimits } from '@tidewire/protocol/wire';
import { z } from 'zod';

const EnvironmentSchema = z.object({
  /** `file:<absolute path>` or `postgres://…`. */
  DATABASE_URL: z.string().min(1),
  /** What browsers open; the only origin whose pages may act with a person's cookie. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  /** Where browsers open their socket. */
  GATEWAY_URL: z.url({ protocol: /^wss?$/ }).default('ws://localhost:3001/live'),
  /** Where this process reaches the gateway's internal endpoints. */
  GATEWAY_INTERNAL_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3001'),
  AUTH_SECRET: z.string().min(32),
  INTERNAL_SECRET: z.string().min(16),
  /** Addresses or networks of reverse proxies on other machines, with commas; those on this machine are trusted anyway. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))),
  /** Set by Next: `development` under `next dev`. */
  NODE_ENV: z.string().default('production'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Where files of messages are kept, in a folder `uploads`. */
  TIDEWIRE_DATA_DIR: z.string().min(1).default('data'),
  /** Most bytes of one file. */
  ATTACHMENT_BYTES: z.coerce.number().int().positive().default(attachmentLimits.bytes),
  /** Attempts to sign in or sign up that one address may make in a minute. */
  AUTH_ATTEMPTS_PER_MINUTE: z.coerce.number().int().positive().default(30),
  /** Requests to the REST API that one session, key or address may make in a minute, without changing anything and else. */
  READS_PER_MINUTE: z.coerce.number().int().positive().default(6_000),
  WRITES_PER_MINUTE: z.coerce.number().int().positive().default(3_000),
});

export type Environment = {
  databaseUrl: string;
  publicUrl: URL;
  gatewayUrl: URL;
  gatewayInternalUrl: URL;
  authSecret: string;
  internalSecret: string;
  logLevel: z.infer<typeof EnvironmentSchema>['LOG_LEVEL'];
  authAttemptsPerMinute: number;
  readsPerMinute: number;
  writesPerMinute: number;
  trustedProxies: string[];
  uploadsFolder: string;
  attachmentBytes: number;
  isDevelopment: boolean;
};

/** Throws one sentence that names every variable which is missing or wrong, and none of their values. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const result = EnvironmentSchema.safeParse(source);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new Error(`The environment of the web app is not complete: check ${names}.`);
  }
  const given = result.data;
  return {
    databaseUrl: given.DATABASE_URL,
    publicUrl: new URL(given.PUBLIC_URL),
    gatewayUrl: new URL(given.GATEWAY_URL),
    gatewayInternalUrl: new URL(given.GATEWAY_INTERNAL_URL),
    authSecret: given.AUTH_SECRET,
    internalSecret: given.INTERNAL_SECRET,
    logLevel: given.LOG_LEVEL,
    authAttemptsPerMinute: given.AUTH_ATTEMPTS_PER_MINUTE,
    readsPerMinute: given.READS_PER_MINUTE,
    writesPerMinute: given.WRITES_PER_MINUTE,
    trustedProxies: given.TRUSTED_PROXIES,
    uploadsFolder: `${given.TIDEWIRE_DATA_DIR}/uploads`,
    attachmentBytes: given.ATTACHMENT_BYTES,
    isDevelopment: given.NODE_ENV === 'development',
  };
}

let read: Environment | undefined;

/** This process's environment. */
export function environment(): Environment {
  read ??= readEnvironment(process.env);
  return read;
}
