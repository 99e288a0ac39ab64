/**
 * The database's own thread: waits for the disk so that the gateway's event loop never does.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { callOf, type MethodName } from '../door.ts';
import { openDatabase } from '../open-database.ts';
import { encodeError, type FromWorker, type ToWorker, type WorkerSettings } from './wire.ts';

if (!parentPort) throw new Error('database-worker.ts runs as a worker thread');
const port = parentPort;
const { url, reportsAppended } = workerData as WorkerSettings;

const tell = (message: FromWorker): void => port.postMessage(message);

async function serve(): Promise<void> {
  const onAppended = (count: number) => tell({ type: 'appended', count });
  const database = await openDatabase(url, reportsAppended ? { onAppended } : {});
  const call = callOf(database);

  const answer = async (id: number, run: () => Promise<unknown>): Promise<void> => {
    try {
      tell({ type: 'result', id, value: await run() });
    } catch (error) {
      tell({ type: 'error', id, error: encodeError(error) });
    }
  };

  port.on('message', (message: ToWorker) => {
    switch (message.type) {
      case 'call':
        void answer(message.id, () => call(message.method as MethodName, message.args));
        return;
      case 'ping':
        void answer(message.id, () => database.ping());
        return;
      case 'close':
        port.close();
        void database.close();
        return;
    }
  });
  tell({ type: 'opened' });
}

try {
  await serve();
} catch (error) {
  tell({ type: 'failed', error: encodeError(error) });
  port.close();
}
