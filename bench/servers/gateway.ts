/** The gateway as it is, in a process of its own that tells what it holds. */
import { parseConfig } from '../../apps/gateway/src/config.ts';
import type { Log } from '../../apps/gateway/src/log.ts';
import { startGateway } from '../../apps/gateway/src/main.ts';
import { startReports } from './report.ts';

const complaints: Log = {
  debug: () => {},
  info: () => {},
  // Somebody who is sent away for a moment, as a thousand are when a herd comes back.
  warn: () => {},
  error: (fields, message) => console.error(message, fields),
  child: () => complaints,
};
const gateway = await startGateway(parseConfig(), complaints);

startReports(gateway.port, () => {
  const { largestOutboxBytes, fullReaders } = gateway.figures();
  return { largestHeldBytes: largestOutboxBytes, stuckReaders: fullReaders };
});
