import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';

const betweenAsksMs = 100;
const answerWithinMs = 2_000;

/**
 * Resolves when `url` answers 200. A refused connection or another status is a process that is still starting.
 *
 * @param {string} url
 * @param {object} means
 * @param {import('./clock.mjs').Clock} means.clock
 * @param {AbortSignal} means.stopped
 * @param {(url: string, options: { signal: AbortSignal }) => Promise<{ status: number }>} [means.ask]
 */
export async function untilHealthy(url, { clock, stopped, ask = askOnce }) {
  for (;;) {
    stopped.throwIfAborted();
    if (await isHealthy(url, ask, stopped)) return;
    await clock.sleep(betweenAsksMs, stopped);
  }
}

/**
 * @param {string} url
 * @param {(url: string, options: { signal: AbortSignal }) => Promise<{ status: number }>} ask
 * @param {AbortSignal} stopped
 */
async function isHealthy(url, ask, stopped) {
  try {
    return (await ask(url, { signal: AbortSignal.timeout(answerWithinMs) })).status === 200;
  } catch {
    stopped.throwIfAborted();
    return false; // nobody listens yet: the very thing that is being waited for
  }
}

/**
 * @param {string} url
 * @param {{ signal: AbortSignal }} options
 * @returns {Promise<{ status: number }>}
 */
function askOnce(url, { signal }) {
  const request = url.startsWith('https:') ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    // Our own process on this machine: its certificate is for the name that others call it by.
    request(url, { signal, agent: false, rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    })
      .once('error', reject)
      .end();
  });
}
