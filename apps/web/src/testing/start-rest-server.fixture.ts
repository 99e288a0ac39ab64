import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Services } from '../lib/services.ts';
import { publicUrl } from './rest-api.fixture.ts';

export type RestServer = { url: string; process: ChildProcess; [Symbol.asyncDispose](): Promise<void> };

const script = fileURLToPath(new URL('./rest-server.fixture.ts', import.meta.url));

/** A second web process on the same database and gateway as these services; one that `dies` answers no keyed request. */
export async function startRestServer(
  { environment }: Services,
  fate: 'lives' | 'dies' = 'lives',
): Promise<RestServer> {
  const given = {
    DATABASE_URL: environment.databaseUrl,
    PUBLIC_URL: publicUrl,
    GATEWAY_INTERNAL_URL: environment.gatewayInternalUrl.href,
    AUTH_SECRET: environment.authSecret,
    INTERNAL_SECRET: environment.internalSecret,
    LOG_LEVEL: 'silent',
  };
  const child = spawn(process.execPath, [script, JSON.stringify(given), fate], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [port] = await Promise.race([
    once(lines, 'line'),
    exited.then(([code]) => {
      throw new Error(`the server ended with ${code} before it listened`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
