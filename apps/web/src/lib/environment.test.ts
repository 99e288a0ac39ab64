import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const secrets = { AUTH_SECRET: 'x'.repeat(32), INTERNAL_SECRET: 'y'.repeat(16) };

test('what is not given has the defaults of a checkout on one machine', () => {
  const environment = readEnvironment({ ...secrets, DATABASE_URL: 'file:/tmp/tidewire.db' });
  expect(environment).toMatchObject({ logLevel: 'info', trustedProxies: [], isDevelopment: false });
  expect(environment.publicUrl.href).toBe('http://localhost:3000/');
  expect(environment.gatewayUrl.href).toBe('ws://localhost:3001/live');
});

test('an environment that cannot be used names its variables, and none of their values', () => {
  const given = {
    ...secrets,
    AUTH_SECRET: 'too short',
    PUBLIC_URL: 'ftp://x',
    TRUSTED_PROXIES: '10.0.0.0/8,nobody',
  };
  expect(() => readEnvironment(given)).toThrow(
    /^The environment of the web app is not complete: check [A-Z_., 0-9]+\.$/,
  );
  expect(() => readEnvironment(given)).toThrow(/DATABASE_URL.*PUBLIC_URL.*AUTH_SECRET.*TRUSTED_PROXIES/);
});
