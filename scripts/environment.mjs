// The one place that turns what the caller's shell says into the environment of both processes. Everything that
// starts a part of Tidewire (start, dev, run, test, the browser journeys) asks here, so two parts never disagree
// about a port, a folder or a secret. It knows no network and starts nothing.

import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.mjs';
import { keepSecrets } from './secrets.mjs';

/** The folder of the repository. */
export const repositoryRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {Record<string, string | undefined>} Given what a shell passes: a missing and an empty variable are the same
 *
 * @typedef {object} Settings every variable that Tidewire gives a value to
 * @property {string} WEB_PORT
 * @property {string} GATEWAY_PORT
 * @property {string} HOST address both processes listen on
 * @property {string} DATABASE_URL a `file:` URL always has an absolute path
 * @property {string} TIDEWIRE_DATA_DIR absolute; secrets, the service key, uploads and logs live here
 * @property {string} PUBLIC_URL what browsers open
 * @property {string} GATEWAY_URL what browsers' sockets open
 * @property {string} GATEWAY_INTERNAL_URL where the web process reaches the gateway
 * @property {string} ALLOWED_ORIGINS comma-separated, compared exactly
 */

/**
 * The settings without the secrets. Pure: reads no file and no global.
 *
 * @param {Given} given
 * @param {string} root folder that relative paths start from
 * @returns {Settings}
 * @throws {Refusal} when a value cannot be used
 */
export function resolveSettings(given, root) {
  const webPort = parsePort('WEB_PORT', given.WEB_PORT || '3000');
  const gatewayPort = parsePort('GATEWAY_PORT', given.GATEWAY_PORT || '3001');
  if (webPort === gatewayPort) {
    throw new Refusal(
      `WEB_PORT and GATEWAY_PORT are both ${webPort}; give the two processes different ports.`,
    );
  }
  const host = given.HOST || '127.0.0.1';
  const databaseUrl = resolveDatabaseUrl(given.DATABASE_URL || 'file:data/tidewire.db', root);
  const publicUrl = parseUrl('PUBLIC_URL', given.PUBLIC_URL || `http://localhost:${webPort}`, [
    'http:',
    'https:',
  ]);
  const isGatewayTls = Boolean(given.TLS_CERT && given.TLS_KEY);
  const gatewayUrl = parseUrl(
    'GATEWAY_URL',
    given.GATEWAY_URL || `${isGatewayTls ? 'wss' : 'ws'}://localhost:${gatewayPort}/live`,
    ['ws:', 'wss:'],
  );
  // A certificate is for the name that browsers use, so with one the web process uses that name too.
  const gatewayInternalUrl = isGatewayTls
    ? `https://${gatewayUrl.host}`
    : `http://${reachableHost(host)}:${gatewayPort}`;
  return {
    WEB_PORT: webPort,
    GATEWAY_PORT: gatewayPort,
    HOST: host,
    DATABASE_URL: databaseUrl,
    TIDEWIRE_DATA_DIR: resolve(root, given.TIDEWIRE_DATA_DIR || dataDirBeside(databaseUrl)),
    PUBLIC_URL: publicUrl.href.replace(/\/$/, ''),
    GATEWAY_URL: gatewayUrl.href,
    GATEWAY_INTERNAL_URL: parseUrl('GATEWAY_INTERNAL_URL', given.GATEWAY_INTERNAL_URL || gatewayInternalUrl, [
      'http:',
      'https:',
    ]).href.replace(/\/$/, ''),
    ALLOWED_ORIGINS: given.ALLOWED_ORIGINS || publicUrl.origin,
  };
}

/**
 * The whole environment for a process of Tidewire: what was given, the settings, and the two secrets, which are
 * generated into `<data dir>/secrets.json` the first time.
 *
 * @param {Given} [given]
 * @param {string} [root]
 * @returns {Settings & { AUTH_SECRET: string, INTERNAL_SECRET: string } & Record<string, string>}
 */
export function loadEnvironment(given = process.env, root = repositoryRoot) {
  const settings = resolveSettings(given, root);
  const kept =
    given.AUTH_SECRET && given.INTERNAL_SECRET
      ? { AUTH_SECRET: given.AUTH_SECRET, INTERNAL_SECRET: given.INTERNAL_SECRET }
      : keepSecrets(settings.TIDEWIRE_DATA_DIR);
  return {
    ...toolEnvironment(given, root),
    ...settings,
    AUTH_SECRET: given.AUTH_SECRET || kept.AUTH_SECRET,
    INTERNAL_SECRET: given.INTERNAL_SECRET || kept.INTERNAL_SECRET,
  };
}

/**
 * The environment of a tool that is no part of a running Tidewire (npm, the linter, the test runner): what was given,
 * and the project's own binaries first on PATH.
 *
 * @param {Given} [given]
 * @param {string} [root]
 * @returns {Record<string, string>}
 */
export function toolEnvironment(given = process.env, root = repositoryRoot) {
  return {
    ...withoutUndefined(given),
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    PATH: [join(root, 'node_modules', '.bin'), given.PATH].filter(Boolean).join(delimiter),
  };
}

/**
 * The path of the SQLite file, or undefined for any other database.
 *
 * @param {string} databaseUrl as `resolveSettings` gives it
 */
export function sqliteFile(databaseUrl) {
  return databaseUrl.startsWith('file:')
    ? (databaseUrl.slice('file:'.length).split('?')[0] ?? '')
    : undefined;
}

/**
 * An address to connect to for something that listens on `host`: "every interface" is not an address one can call.
 *
 * @param {string} host
 */
export function reachableHost(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * @param {string} url
 * @param {string} root
 */
function resolveDatabaseUrl(url, root) {
  if (/^postgres(ql)?:\/\//.test(url)) return url;
  if (!url.startsWith('file:')) {
    throw new Refusal(
      `DATABASE_URL must begin with file: or postgres://, and it is "${withoutPassword(url)}".`,
    );
  }
  const [location = '', query] = url.slice('file:'.length).split('?', 2);
  const path = location.startsWith('//') ? fileURLToPath(`file:${location}`) : location;
  if (path === '' || path === ':memory:') {
    throw new Refusal('DATABASE_URL must name a file: the web app and the gateway share one database.');
  }
  const absolute = isAbsolute(path) ? path : resolve(root, path);
  return query === undefined ? `file:${absolute}` : `file:${absolute}?${query}`;
}

/** @param {string} databaseUrl */
function dataDirBeside(databaseUrl) {
  const file = sqliteFile(databaseUrl);
  return file === undefined ? 'data' : dirname(file);
}

/**
 * @param {string} variable
 * @param {string} text
 */
function parsePort(variable, text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Refusal(`${variable} must be a port number between 1 and 65535, and it is "${text}".`);
  }
  return String(port);
}

/**
 * @param {string} variable
 * @param {string} text
 * @param {string[]} protocols
 */
function parseUrl(variable, text, protocols) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !protocols.includes(url.protocol)) {
    throw new Refusal(`${variable} must be a URL with ${protocols.join(' or ')}, and it is "${text}".`);
  }
  return url;
}

/** @param {string} url */
function withoutPassword(url) {
  return url.replace(/:[^:@/]*@/, ':…@');
}

/**
 * @param {Given} given
 * @returns {Record<string, string>}
 */
function withoutUndefined(given) {
  /** @type {Record<string, string>} */
  const defined = {};
  for (const [name, value] of Object.entries(given)) if (value !== undefined) defined[name] = value;
  return defined;
}
