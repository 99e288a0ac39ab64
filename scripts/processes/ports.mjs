import { createServer } from 'node:net';
import { Refusal } from '../refusal.mjs';

/**
 * Refuses when a port cannot be listened on, before anything slow has begun.
 *
 * @param {object} wanted
 * @param {number} wanted.port
 * @param {string} wanted.host
 * @param {string} wanted.variable the environment variable that chooses the port
 * @returns {Promise<void>}
 * @throws {Refusal}
 */
export async function refuseBusyPort({ port, host, variable }) {
  const server = createServer();
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host, exclusive: true }, () => resolve(undefined));
    });
  } catch (error) {
    throw new Refusal(sentence({ port, host, variable }, error), { cause: error });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

/**
 * @param {{ port: number, host: string, variable: string }} wanted
 * @param {unknown} error
 */
function sentence({ port, host, variable }, error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use; stop what uses it, or choose another port with ${variable}.`;
    case 'EACCES':
      return `Port ${port} needs rights that you do not have; choose another port with ${variable}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host} to listen on; choose another with HOST.`;
    default:
      return `Port ${port} cannot be listened on (${String(error)}); choose another port with ${variable}.`;
  }
}
