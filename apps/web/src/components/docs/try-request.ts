import { addressOf } from '#web/realtime/rest-call.ts';
import type { Tryable, TryField } from './tryable.ts';

/** As whom a request goes out. */
export type Credential = { kind: 'session' } | { kind: 'key'; key: string } | { kind: 'none' };

export type Filled = { values: Readonly<Record<string, string>>; body: string; credential: Credential };
export type TryRequest = { address: string; init: RequestInit };

/** Path, query and header fields may share a name. */
export const keyOf = ({ place, name }: Pick<TryField, 'place' | 'name'>): string => `${place}:${name}`;

/** What is not filled in is not sent. The key goes into its header field and nowhere else, least of all the address. */
export function tryRequestOf(
  { method, path, fields, body: declared }: Tryable,
  { values, body, credential }: Filled,
): TryRequest {
  const given = (place: TryField['place']): [string, string][] =>
    fields
      .filter((field) => field.place === place)
      .map((field): [string, string] => [field.name, values[keyOf(field)] ?? ''])
      .filter(([, value]) => value !== '');
  const headers = new Headers(given('header'));
  headers.set('Accept', 'application/json, application/problem+json');
  if (credential.kind === 'key') headers.set('Authorization', `Bearer ${credential.key}`);
  const init: RequestInit = {
    method,
    headers,
    credentials: credential.kind === 'session' ? 'same-origin' : 'omit',
    cache: 'no-store',
  };
  if (declared !== undefined && body.trim() !== '') {
    headers.set('Content-Type', declared.mediaType);
    init.body = body;
  }
  return {
    address: addressOf(path, Object.fromEntries(given('path')), Object.fromEntries(given('query'))),
    init,
  };
}

export type TryAnswer = {
  status: number;
  statusText: string;
  tookMs: number;
  headers: readonly (readonly [string, string])[];
  body: string;
};

/** Sends it, and reads the answer to its end. Throws what `fetch` throws when there is none. */
export async function sendTry({ address, init }: TryRequest, now: () => number): Promise<TryAnswer> {
  const begun = now();
  const response = await fetch(address, init);
  const text = await response.text();
  return {
    status: response.status,
    statusText: response.statusText,
    tookMs: now() - begun,
    headers: [...response.headers],
    body: readable(text, response.headers.get('Content-Type') ?? ''),
  };
}

function readable(text: string, mediaType: string): string {
  if (!/^application\/([\w.-]+\+)?json/.test(mediaType)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
