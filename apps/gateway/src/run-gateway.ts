/** The life of the process: it starts, is told to stop, or dies with a reason. */
import { pino } from 'pino';
import { type Config, ConfigError } from './config.ts';
import { listenToInterrupts } from './interrupts.ts';
import type { Log } from './log.ts';
import type { Gateway } from './main.ts';

/** After this long, whatever still hangs is left behind. */
const stopMs = 30_000;

export async function runGateway(
  parseConfig: () => Config,
  startGateway: (config: Config, log: Log) => Promise<Gateway>,
): Promise<void> {
  try {
    const config = parseConfig();
    const log = pino({ level: config.logLevel, base: { service: 'gateway' } });
    catchBugs(log);
    listenToSignals(await startGateway(config, log), log);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

/** A bug that nobody caught leaves a state nobody knows: say so and end; whoever supervises this process starts it again. */
function catchBugs(log: pino.Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a bug; the process ends');
    process.exit(1);
  });
  process.on('unhandledRejection', (reason) => {
    throw reason;
  });
}

function listenToSignals(gateway: Gateway, log: pino.Logger): void {
  listenToInterrupts({
    source: process,
    elapsed: () => performance.now(),
    onFirst: (signal) => {
      log.info({ signal }, 'stopping');
      void stop(gateway, log);
    },
    onSecond: (signal) => {
      log.warn({ signal }, 'told twice: ending at once');
      process.exit(1);
    },
  });
  // Without TLS a hang-up means what it always does: the terminal is gone, and so is this process.
  const { reloadTls } = gateway;
  if (reloadTls !== undefined) process.on('SIGHUP', () => reload(reloadTls, log));
}

async function stop(gateway: Gateway, log: pino.Logger): Promise<void> {
  setTimeout(() => {
    log.error({}, 'something did not stop in time');
    process.exit(1);
  }, stopMs).unref();
  try {
    await gateway.stop('shutdown');
    process.exit(0);
  } catch (error) {
    log.fatal({ err: error }, 'could not stop properly');
    process.exit(1);
  }
}

function reload(reloadTls: () => void, log: pino.Logger): void {
  try {
    reloadTls();
    log.info({}, 'certificate and key were read again');
  } catch (error) {
    log.error({ err: error }, 'the new certificate or key cannot be used; the old ones stay');
  }
}

/** One sentence for whoever started the process. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return `The gateway could not start: ${String(error)}.`;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${address} is in use: stop what listens there, or set GATEWAY_PORT to another one.`;
  }
  if (code === 'EACCES' && port !== undefined) return `Port ${port} needs more rights than this process has.`;
  return `The gateway could not start: ${error.message}`;
}
