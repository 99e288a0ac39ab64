import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const secrets = { AUTH_SECRET: 'auth-secret-0123456789', INTERNAL_SECRET: 'internal-secret-0123456789' };

function sentence(environment: Record<string, string>): string {
  try {
    parseConfig({ ...secrets, ...environment });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('this environment was taken');
}

describe('the environment', () => {
  test('with the two secrets alone everything has its default', () => {
    expect(parseConfig(secrets)).toMatchObject({
      listen: { host: '127.0.0.1', port: 3_001 },
      databaseUrl: 'file:data/tidewire.db',
      allowedOrigins: ['http://localhost:3000'],
      feeds: { names: ['demo'] },
      echo: { profile: 'production' },
      compression: true,
      tls: undefined,
      helloMs: 5_000,
      pingMs: 25_000,
      pongMs: 8_000,
      maxConnectionsPerAddress: 100,
    });
  });

  test('an empty variable counts as one that is not set', () => {
    expect(parseConfig({ ...secrets, GATEWAY_PORT: '', ALLOWED_ORIGINS: '', REDIS_URL: '' })).toEqual(
      parseConfig(secrets),
    );
  });

  test('what is set is taken', () => {
    const config = parseConfig({
      ...secrets,
      GATEWAY_PORT: '0',
      PUBLIC_URL: 'https://chat.example.org/somewhere',
      FEEDS: 'simulator, worldcup',
      ECHO_ENDPOINT: 'off',
      TLS_CERT: 'a.pem',
      TLS_KEY: 'b.pem',
      TRUSTED_PROXIES: '127.0.0.1,10.0.0.1',
      HELLO_TIMEOUT_MS: '100',
      MATCH_SPEED: '2.5',
    });
    expect(config).toMatchObject({
      listen: { port: 0 },
      allowedOrigins: ['https://chat.example.org'],
      feeds: { names: ['simulator', 'worldcup'], matchSpeed: 2.5 },
      echo: undefined,
      tls: { certFile: 'a.pem', keyFile: 'b.pem' },
      trustedProxies: ['127.0.0.1', '10.0.0.1'],
      helloMs: 100,
    });
    const two = parseConfig({ ...secrets, ALLOWED_ORIGINS: 'https://a.example, http://localhost:4000' });
    expect(two.allowedOrigins).toEqual(['https://a.example', 'http://localhost:4000']);
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['a port that is none', { GATEWAY_PORT: '70000' }, /^GATEWAY_PORT must be .* 65535 \(it is "70000"\)\.$/],
    ['a port that is no number', { GATEWAY_PORT: '0x10' }, /^GATEWAY_PORT must be a whole number/],
    [
      'an origin with a path',
      { ALLOWED_ORIGINS: 'https://a.example/' },
      /^ALLOWED_ORIGINS must be .* without a path/,
    ],
    ['the origin null', { ALLOWED_ORIGINS: 'null' }, /^ALLOWED_ORIGINS must be/],
    ['an address that is no URL', { PUBLIC_URL: 'chat.example.org' }, /^PUBLIC_URL must be an http/],
    ['a Redis', { REDIS_URL: 'redis://x' }, /^REDIS_URL is set, and this version keeps its broker in memory/],
    ['a short secret', { AUTH_SECRET: 'short' }, /^AUTH_SECRET must have at least 16 characters\.$/],
    ['half of TLS', { TLS_CERT: 'a.pem' }, /^TLS_CERT and TLS_KEY belong together/],
    ['an unknown profile', { ECHO_PROFILE: 'fast' }, /^ECHO_PROFILE must be production or conformance/],
    ['a speed of nothing', { MATCH_SPEED: '0' }, /^MATCH_SPEED must be a number above 0/],
    ['a level nobody knows', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
  ];
  test.each(wrong)('%s is refused in one sentence that names the variable', (_, environment, expected) => {
    expect(sentence(environment)).toMatch(expected);
  });

  test('a missing secret is named, and no secret is ever shown', () => {
    expect(() => parseConfig({ AUTH_SECRET: secrets.AUTH_SECRET })).toThrow(/^INTERNAL_SECRET is missing/);
    expect(sentence({ AUTH_SECRET: 'hush-hush' })).not.toContain('hush');
  });
});
