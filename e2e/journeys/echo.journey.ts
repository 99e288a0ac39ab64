import type { Page } from '@playwright/test';
import { expect, test } from '../people.ts';

const kib = 1_024;
const mib = 1_024 * kib;

type Visit = { url: string; kind: 'words' | 'zeros' | 'noise' | 'text'; sizes: number[] };

/** What a page heard: every message that came back otherwise than it was sent, and how the connection ended. */
type Report = { extensions: string; opened: boolean; differing: number[]; code: number; wasClean: boolean };

/** A page opens a socket of its browser, sends messages of these sizes one after the other, and closes with 3000. */
function visit(page: Page, { url, kind, sizes }: Visit): Promise<Report> {
  return page.evaluate(
    async ({ url, kind, sizes }) => {
      const fill = {
        words: (size: number) => 'the same words again and again, '.repeat(size / 32 + 1).slice(0, size),
        // Nine bytes of UTF-8, never cut inside a character.
        text: (size: number) => '漢😀é'.repeat(size / 9),
        zeros: (size: number) => new Uint8Array(size),
        noise: (size: number) => {
          const bytes = new Uint8Array(size);
          for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
          return bytes;
        },
      }[kind];
      const isSame = (heard: unknown, said: string | Uint8Array): boolean => {
        if (typeof said === 'string') return heard === said;
        if (!(heard instanceof ArrayBuffer) || heard.byteLength !== said.length) return false;
        const bytes = new Uint8Array(heard);
        return said.every((byte, at) => byte === bytes[at]);
      };
      const socket = new WebSocket(url);
      socket.binaryType = 'arraybuffer';
      const closed = new Promise<CloseEvent>((resolve) => {
        socket.addEventListener('close', resolve);
      });
      const opened = await Promise.race([
        new Promise((resolve) => {
          socket.addEventListener('open', () => resolve(true));
        }),
        closed.then(() => false),
      ]);
      const differing: number[] = [];
      for (const size of opened ? sizes : []) {
        const said = fill(size);
        const heard = new Promise((resolve) => {
          socket.addEventListener('message', ({ data }) => resolve(data), { once: true });
        });
        socket.send(said);
        if (!isSame(await Promise.race([heard, closed]), said)) differing.push(size);
      }
      socket.close(3000, 'enough');
      const { code, wasClean } = await closed;
      return { extensions: socket.extensions, opened: Boolean(opened), differing, code, wasClean };
    },
    { url, kind, sizes },
  );
}

const small = [0, 1, 125, 126, 4 * kib, 65_000];

/** The gateways of the matrix: what is set, what Chromium agrees on with it, and how large a message may be. */
const gateways = [
  { name: 'as it comes', variables: null, extensions: /^permessage-deflate/, limit: 64 * kib, sizes: small },
  {
    name: 'without compression',
    variables: { COMPRESSION: 'off' },
    extensions: /^$/,
    limit: 64 * kib,
    sizes: [...small, 64 * kib],
  },
  {
    name: 'in its conformance profile',
    variables: { ECHO_PROFILE: 'conformance' },
    extensions: /^permessage-deflate/,
    limit: 16 * mib,
    sizes: [...small, 64 * kib, mib, 4 * mib],
  },
];

for (const { name, variables, extensions, limit, sizes } of gateways) {
  test.describe(`/echo of a gateway ${name}, in Chromium`, () => {
    test.describe.configure({ mode: 'serial' });

    if (variables !== null) {
      test.beforeAll(async ({ stack }) => {
        await stack.stopGateway();
        await stack.startGateway(variables);
      });
      test.afterAll(async ({ stack }) => {
        await stack.stopGateway();
        await stack.startGateway();
      });
    }

    test('says back to one of our pages what it says', async ({ page, stack }) => {
      await page.goto('/sign-in');
      const url = `${stack.gatewayUrl.replace('http', 'ws')}/echo`;
      for (const kind of ['words', 'text', 'zeros', 'noise'] as const) {
        expect(await visit(page, { url, kind, sizes }), kind).toEqual({
          extensions: expect.stringMatching(extensions),
          opened: true,
          differing: [],
          code: 3000,
          wasClean: true,
        });
      }
      const tooLarge = await visit(page, { url, kind: 'zeros', sizes: [limit + 1] });
      expect(tooLarge).toMatchObject({ opened: true, code: 1009 });
    });

    test('does not let pages in from elsewhere, nor from nowhere', async ({ page, stack }) => {
      const url = `${stack.gatewayUrl.replace('http', 'ws')}/echo`;
      const elsewhere = 'http://elsewhere.localhost/';
      await page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
      for (const address of [elsewhere, 'about:blank']) {
        await page.goto(address);
        const report = await visit(page, { url, kind: 'words', sizes: [1] });
        expect(report, address).toMatchObject({ opened: false, code: 1006 });
      }
    });
  });
}
