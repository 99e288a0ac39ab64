import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { createDownload } from './download.ts';

async function serve(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/scores?x=1`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

describe('a download', () => {
  test('has the status, the headers and the text, whatever the status', async () => {
    await using server = await serve((request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 429, { 'Retry-After': '7' });
      response.end(request.headers['if-none-match'] === '"1"' ? undefined : `${request.url} – später`);
    });
    const download = createDownload({ clock: new FakeClock() });
    const limited = await download(server.url, {});
    expect(limited).toMatchObject({ status: 429, text: '/scores?x=1 – später' });
    expect(limited.headers.get('retry-after')).toBe('7');
    expect(await download(server.url, { 'if-none-match': '"1"' })).toMatchObject({ status: 304, text: '' });
  });

  test('that does not end is given up after ten seconds', async () => {
    const begun = Promise.withResolvers<void>();
    await using server = await serve((_, response) => {
      response.write('{');
      begun.resolve();
    });
    const clock = new FakeClock();
    const downloading = createDownload({ clock })(server.url, {});
    await begun.promise;
    clock.advance(10_000);
    await expect(downloading).rejects.toThrow('no whole answer within 10 s');
    expect(clock.pendingTasks).toBe(0);
  });

  test('of more than 8 MiB is an error before it is whole', async () => {
    await using server = await serve((_, response) => {
      const piece = Buffer.alloc(1_048_576, 'x');
      const more = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more).on('error', () => response.destroy());
      more();
    });
    await expect(createDownload({ clock: new FakeClock() })(server.url, {})).rejects.toThrow(
      'an answer of more than 8388608 bytes',
    );
  });
});
