// The two processes of Tidewire: how each is launched and where it says that it is ready.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reachableHost, repositoryRoot } from './environment.mjs';
import { nodeBinary } from './setup/packages.mjs';
import { isNextBanner } from './terminal/next-banner.mjs';

/**
 * @typedef {object} ServicePlan
 * @property {string} name
 * @property {string} portVariable
 * @property {number} port
 * @property {string} healthUrl
 * @property {string[]} watches folders whose changes it is started anew for
 * @property {(line: string) => boolean} isNoise lines of its output that are not shown
 * @property {string} command
 * @property {string[]} args
 *
 * @typedef {'run' | 'dev'} Mode `dev` reloads what is edited
 */

/**
 * What the gateway is made of. `node --watch` is not used: it has every thread report what it imports over the channel
 * of `postMessage`, where the database's worker takes it for a message of its own.
 */
const gatewaySources = [
  'apps/gateway/src',
  'packages/database/src',
  'packages/protocol/src',
  'packages/websocket/src',
].map((path) => join(repositoryRoot, path));

const leash = pathToFileURL(join(repositoryRoot, 'scripts', 'processes', 'leash.mjs')).href;

/**
 * Each request leaves many objects that die with it. V8 collects its 16 MiB for them so often that some outlive it and are looked for among
 * the old ones. With more room the slowest writes in a hundred took 30 instead of 54 ms, at 200 a second.
 */
const youngObjects = '--max-semi-space-size=64';

/**
 * @param {import('./environment.mjs').Settings & Record<string, string>} settings
 * @param {Mode} mode
 * @returns {ServicePlan}
 */
export function gatewayPlan(settings, mode) {
  const scheme = settings.TLS_CERT && settings.TLS_KEY ? 'https' : 'http';
  return {
    name: 'gateway',
    portVariable: 'GATEWAY_PORT',
    port: Number(settings.GATEWAY_PORT),
    healthUrl: `${scheme}://${reachableHost(settings.HOST)}:${settings.GATEWAY_PORT}/healthz`,
    watches: mode === 'dev' ? gatewaySources : [],
    isNoise: () => false,
    command: nodeBinary,
    args: ['--import', leash, join(repositoryRoot, 'apps', 'gateway', 'src', 'main.ts')],
  };
}

/**
 * @param {import('./environment.mjs').Settings} settings
 * @param {Mode} mode
 * @returns {ServicePlan}
 */
export function webPlan(settings, mode) {
  return {
    name: 'web',
    portVariable: 'WEB_PORT',
    port: Number(settings.WEB_PORT),
    healthUrl: `http://${reachableHost(settings.HOST)}:${settings.WEB_PORT}/healthz`,
    watches: [], // `next dev` watches by itself
    isNoise: isNextBanner,
    command: nodeBinary,
    args: [
      youngObjects,
      '--import',
      leash,
      join(repositoryRoot, 'node_modules', 'next', 'dist', 'bin', 'next'),
      mode === 'dev' ? 'dev' : 'start',
      join(repositoryRoot, 'apps', 'web'),
      '-p',
      settings.WEB_PORT,
      '-H',
      settings.HOST,
    ],
  };
}
