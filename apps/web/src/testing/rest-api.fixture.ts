import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestFile } from '@tidewire/database/testing';
import { createServices, type Services } from '../lib/services.ts';
import { expectDeclared } from './declared.fixture.ts';
import { type FakeGateway, startFakeGateway } from './fake-gateway.fixture.ts';
import { findRoute } from './routes.fixture.ts';

export const publicUrl = 'http://tidewire.test';

type Ask = {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON, with the content type that the method wants. */
  json?: unknown;
  /** Sent as it is. */
  body?: BodyInit;
  /** The `If-Match` of a PATCH or DELETE; `*` unless said otherwise, `null` for none. */
  ifMatch?: string | null;
};

/** Asks the way one caller does, with their credential. */
export type Client = (path: string, ask?: Ask) => Promise<Response>;

export type Person = { id: string; name: string; ask: Client; cookie: string };

/** The whole server side of the web app on a database of its own, without Next and without a socket but the gateway's. */
export type RestApi = {
  services: Services;
  gateway: FakeGateway;
  /** Asks without a credential. */
  ask: Client;
  signUp(username: string, name?: string): Promise<Person>;
  signInAsGuest(): Promise<Person>;
  signUpAdmin(username: string): Promise<Person>;
  /** From now on they are in a room together. */
  meet(first: Person, ...others: Person[]): Promise<void>;
  /** A client with an API key of this person. */
  keyOf(person: Person, permissions: Record<string, string[]>): Promise<Client>;
  /** As `ask`, with other parts than the usual ones. */
  askWith(services: Services): Client;
  close(): Promise<void>;
};

export const password = 'correct horse battery';

type Given = {
  authAttemptsPerMinute?: number;
  /** For tests that write much. */
  inMemory?: boolean;
};

export async function startRestApi(given: Given = {}): Promise<RestApi> {
  const file = await createTestFile({ inMemory: given.inMemory ?? false });
  const gateway = await startFakeGateway();
  const uploads = await mkdtemp(join(tmpdir(), 'tidewire-uploads-'));
  const services = createServices({
    databaseUrl: file.url,
    publicUrl: new URL(publicUrl),
    gatewayUrl: new URL('ws://tidewire.test:3001/live'),
    gatewayInternalUrl: new URL(gateway.url),
    authSecret: 'a secret that only this test knows, long enough',
    internalSecret: gateway.secret,
    logLevel: 'silent',
    authAttemptsPerMinute: given.authAttemptsPerMinute ?? 1_000,
    readsPerMinute: 100_000,
    writesPerMinute: 100_000,
    trustedProxies: [],
    uploadsFolder: join(uploads, 'uploads'),
    attachmentBytes: 2_097_152,
    isDevelopment: false,
  });

  const askWith =
    (parts: Services): Client =>
    async (path, { method = 'GET', headers = {}, json, body, ifMatch = '*' } = {}) => {
      const url = new URL(path, publicUrl);
      const request = new Request(url, {
        method,
        headers: {
          ...(json === undefined ? {} : { 'content-type': contentType(method) }),
          ...(ifMatch !== null && ['PATCH', 'DELETE'].includes(method) && { 'if-match': ifMatch }),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(body === undefined ? {} : { body, duplex: 'half' }),
      });
      const route = await findRoute(url.pathname);
      const handle = route?.module[method];
      if (route === undefined || handle === undefined) throw new Error(`no route for ${method} ${path}`);
      // As Next does: a path without parameters has none at all.
      const params = Object.keys(route.params).length > 0 ? route.params : undefined;
      const answer = await handle(request, { params: Promise.resolve(params), services: parts });
      await expectDeclared(handle, method, answer);
      return answer;
    };

  const ask = askWith(services);

  const signedIn = async (answer: Response): Promise<Person> => {
    if (!answer.ok) throw new Error(`could not sign in: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((field) => field.split(';', 1)[0])
      .join('; ');
    const { user } = (await answer.json()) as { user: { id: string; name: string } };
    return {
      id: user.id,
      name: user.name,
      cookie,
      ask: (path, given = {}) =>
        ask(path, { ...given, headers: { cookie, origin: publicUrl, ...given.headers } }),
    };
  };

  const signUp = async (username: string, name = username): Promise<Person> =>
    signedIn(
      await ask('/api/auth/sign-up/email', {
        method: 'POST',
        json: { username, name, email: `${username}@tidewire.test`, password },
      }),
    );

  return {
    services,
    gateway,
    ask,
    askWith,
    signUp,
    signInAsGuest: async () =>
      signedIn(await ask('/api/auth/sign-in/anonymous', { method: 'POST', json: {} })),
    signUpAdmin: async (username) => {
      const person = await signUp(username);
      const { internalAdapter } = await services.auth.$context;
      await internalAdapter.updateUser(person.id, { role: 'admin' });
      return person;
    },
    meet: async (first, ...others) => {
      const made = await first.ask('/v1/rooms', { method: 'POST', json: { name: 'Meeting' } });
      const { id } = (await made.json()) as { id: string };
      for (const { ask: askAs } of others) await askAs(`/v1/users/me/rooms/${id}`, { method: 'PUT' });
    },
    keyOf: async (person, permissions) => {
      const { key } = await services.auth.api.createApiKey({ body: { userId: person.id, permissions } });
      return (path, given = {}) =>
        ask(path, { ...given, headers: { authorization: `Bearer ${key}`, ...given.headers } });
    },
    close: async () => {
      await services.close();
      await gateway.close();
      await file[Symbol.asyncDispose]();
      await rm(uploads, { recursive: true, force: true });
    },
  };
}

const contentType = (method: string): string =>
  method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
