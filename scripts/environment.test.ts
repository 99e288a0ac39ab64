import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  loadEnvironment,
  reachableHost,
  resolveSettings,
  sqliteFile,
  toolEnvironment,
} from './environment.mjs';

const root = '/srv/tidewire';

describe('settings', () => {
  test('without any variable it is the two-process demo on loopback', () => {
    expect(resolveSettings({}, root)).toEqual({
      WEB_PORT: '3000',
      GATEWAY_PORT: '3001',
      HOST: '127.0.0.1',
      DATABASE_URL: 'file:/srv/tidewire/data/tidewire.db',
      TIDEWIRE_DATA_DIR: '/srv/tidewire/data',
      PUBLIC_URL: 'http://localhost:3000',
      GATEWAY_URL: 'ws://localhost:3001/live',
      GATEWAY_INTERNAL_URL: 'http://127.0.0.1:3001',
      ALLOWED_ORIGINS: 'http://localhost:3000',
    });
  });

  test('an empty variable is a missing one', () => {
    expect(resolveSettings({ WEB_PORT: '', HOST: '', DATABASE_URL: '' }, root)).toEqual(
      resolveSettings({}, root),
    );
  });

  test('other ports move every URL that is not given', () => {
    const settings = resolveSettings({ WEB_PORT: '4000', GATEWAY_PORT: '4001' }, root);
    expect(settings).toMatchObject({
      PUBLIC_URL: 'http://localhost:4000',
      ALLOWED_ORIGINS: 'http://localhost:4000',
      GATEWAY_URL: 'ws://localhost:4001/live',
      GATEWAY_INTERNAL_URL: 'http://127.0.0.1:4001',
    });
  });

  test('the allowed origin is the public one alone, without path and without its loopback twin', () => {
    expect(resolveSettings({ PUBLIC_URL: 'https://tide.example/app/' }, root)).toMatchObject({
      PUBLIC_URL: 'https://tide.example/app',
      ALLOWED_ORIGINS: 'https://tide.example',
    });
  });

  test('listening everywhere does not change where the web app finds the gateway', () => {
    expect(resolveSettings({ HOST: '0.0.0.0' }, root).GATEWAY_INTERNAL_URL).toBe('http://127.0.0.1:3001');
    expect(resolveSettings({ HOST: '192.168.7.2' }, root).GATEWAY_INTERNAL_URL).toBe(
      'http://192.168.7.2:3001',
    );
    expect(resolveSettings({ HOST: '::1' }, root).GATEWAY_INTERNAL_URL).toBe('http://[::1]:3001');
  });

  test('a gateway with a certificate is called by the name on it', () => {
    const tls = { TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' };
    expect(resolveSettings(tls, root)).toMatchObject({
      GATEWAY_URL: 'wss://localhost:3001/live',
      GATEWAY_INTERNAL_URL: 'https://localhost:3001',
    });
    expect(
      resolveSettings({ ...tls, GATEWAY_URL: 'wss://tide.example/live' }, root).GATEWAY_INTERNAL_URL,
    ).toBe('https://tide.example');
  });

  test.each([
    ['file:var/my.db', 'file:/srv/tidewire/var/my.db', '/srv/tidewire/var'],
    ['file:/var/lib/tw.db', 'file:/var/lib/tw.db', '/var/lib'],
    ['file:///var/lib/my%20tw.db', 'file:/var/lib/my tw.db', '/var/lib'],
    ['file:a.db?timeout=5', 'file:/srv/tidewire/a.db?timeout=5', '/srv/tidewire'],
    ['postgres://tw@db/tw', 'postgres://tw@db/tw', '/srv/tidewire/data'],
  ])('the database %s is %s, with its data in %s', (given, databaseUrl, dataDir) => {
    const settings = resolveSettings({ DATABASE_URL: given }, root);
    expect(settings).toMatchObject({ DATABASE_URL: databaseUrl, TIDEWIRE_DATA_DIR: dataDir });
  });

  test('a data folder of its own is taken from the root', () => {
    expect(resolveSettings({ TIDEWIRE_DATA_DIR: 'state' }, root).TIDEWIRE_DATA_DIR).toBe(
      '/srv/tidewire/state',
    );
  });

  test.each([
    [{ WEB_PORT: 'eighty' }, 'WEB_PORT must be a port number between 1 and 65535, and it is "eighty".'],
    [{ GATEWAY_PORT: '70000' }, 'GATEWAY_PORT must be a port number between 1 and 65535, and it is "70000".'],
    [
      { WEB_PORT: '3001' },
      'WEB_PORT and GATEWAY_PORT are both 3001; give the two processes different ports.',
    ],
    [
      { PUBLIC_URL: 'localhost:3000' },
      'PUBLIC_URL must be a URL with http: or https:, and it is "localhost:3000".',
    ],
    [
      { GATEWAY_URL: 'http://x/live' },
      'GATEWAY_URL must be a URL with ws: or wss:, and it is "http://x/live".',
    ],
    [
      { DATABASE_URL: 'mysql://me:secret@db/tw' },
      'DATABASE_URL must begin with file: or postgres://, and it is "mysql://me:…@db/tw".',
    ],
    [
      { DATABASE_URL: 'file::memory:' },
      'DATABASE_URL must name a file: the web app and the gateway share one database.',
    ],
  ])('%o is refused in one sentence', (given, sentence) => {
    expect(() => resolveSettings(given, root)).toThrowError(
      expect.objectContaining({ name: 'Refusal', message: sentence }),
    );
  });
});

test('the SQLite file is the path without its parameters, and other databases have none', () => {
  expect(sqliteFile('file:/var/tw.db?timeout=5')).toBe('/var/tw.db');
  expect(sqliteFile('postgres://db/tw')).toBeUndefined();
});

test('an address to call is found for every address to listen on', () => {
  expect(['0.0.0.0', '::', '127.0.0.1', 'fd00::7'].map(reachableHost)).toEqual([
    '127.0.0.1',
    '127.0.0.1',
    '127.0.0.1',
    '[fd00::7]',
  ]);
});

test('a tool gets the project binaries first on PATH and nothing of the settings', () => {
  const environment = toolEnvironment({ PATH: '/usr/bin', CI: 'true' }, root);
  expect(environment).toEqual({
    CI: 'true',
    PATH: `/srv/tidewire/node_modules/.bin${delimiter}/usr/bin`,
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
  });
});

describe('secrets', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'tidewire-environment-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const load = (given: Record<string, string> = {}) =>
    loadEnvironment({ TIDEWIRE_DATA_DIR: join(dataDir, 'new'), ...given }, root);

  test('are made once, differ from each other, and stay the same', () => {
    const first = load();
    const second = load();
    expect(first.AUTH_SECRET).toMatch(/^[\w-]{43}$/);
    expect(first.INTERNAL_SECRET).not.toBe(first.AUTH_SECRET);
    expect(second).toEqual(first);
  });

  test('lie in a file that only its owner can read', () => {
    load();
    expect(statSync(join(dataDir, 'new', 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('that are given win, and the other one is still kept', () => {
    const environment = load({ AUTH_SECRET: 'given' });
    const kept = JSON.parse(readFileSync(join(dataDir, 'new', 'secrets.json'), 'utf8'));
    expect(environment.AUTH_SECRET).toBe('given');
    expect(environment.INTERNAL_SECRET).toBe(kept.INTERNAL_SECRET);
  });

  test.each(['', '{', '{"AUTH_SECRET":"a"}', 'null'])('a file with %j is refused, never replaced', (text) => {
    const file = join(dataDir, 'secrets.json');
    writeFileSync(file, text);
    expect(() => load({ TIDEWIRE_DATA_DIR: dataDir })).toThrowError(
      expect.objectContaining({
        name: 'Refusal',
        message: `${file} does not hold AUTH_SECRET and INTERNAL_SECRET; mend it, or remove it and everyone signs in again.`,
      }),
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('that cannot be kept are refused in one sentence', () => {
    const file = join(dataDir, 'a-file');
    writeFileSync(file, '');
    expect(() => load({ TIDEWIRE_DATA_DIR: join(file, 'data') })).toThrowError(
      expect.objectContaining({
        name: 'Refusal',
        message: `The folder ${join(file, 'data')} cannot be written (ENOTDIR); choose another with TIDEWIRE_DATA_DIR or DATABASE_URL.`,
      }),
    );
  });
});
