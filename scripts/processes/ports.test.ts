import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { refuseBusyPort } from './ports.mjs';

let holder: Server | undefined;
afterEach(() => {
  holder?.close();
});

async function heldPort(): Promise<number> {
  holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP port');
  return address.port;
}

test('a port in use is refused with its number and the variable that changes it', async () => {
  const port = await heldPort();
  await expect(refuseBusyPort({ port, host: '127.0.0.1', variable: 'WEB_PORT' })).rejects.toMatchObject({
    name: 'Refusal',
    message: `Port ${port} is already in use; stop what uses it, or choose another port with WEB_PORT.`,
  });
});

test('a free port passes and is free afterwards', async () => {
  const port = await heldPort();
  holder?.close();
  await once(holder ?? createServer(), 'close');
  await refuseBusyPort({ port, host: '127.0.0.1', variable: 'WEB_PORT' });
  await refuseBusyPort({ port, host: '127.0.0.1', variable: 'WEB_PORT' });
});

test('an address that is not of this machine is refused with HOST', async () => {
  // TEST-NET-1 (RFC 5737): no machine has it.
  await expect(refuseBusyPort({ port: 3000, host: '192.0.2.1', variable: 'WEB_PORT' })).rejects.toMatchObject(
    {
      message: 'This machine has no address 192.0.2.1 to listen on; choose another with HOST.',
    },
  );
});
