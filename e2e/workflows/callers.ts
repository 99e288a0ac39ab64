/** Those whom the workflows ask for: two people with a key each, one of them also signed in, and a source of feeds. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stack } from '../stack.ts';

type Account = { username: string; password: string };

const scopes = [
  ...['users:read', 'rooms:read', 'rooms:write', 'messages:read', 'messages:write'],
  ...['feeds:read', 'feeds:write', 'tickets:create'],
];

export async function callersAt(stack: Stack): Promise<Record<string, string>> {
  const accounts = JSON.parse(await readFile(join(stack.dataDir, 'demo-accounts.json'), 'utf8')) as Account[];
  const cookie = await signIn(stack, accounts, 'ada');
  return {
    cookie,
    origin: stack.webUrl,
    key: await makeKey(stack, cookie),
    otherKey: await makeKey(stack, await signIn(stack, accounts, 'grace')),
    sourceKey: await stack.serviceKey(),
    attempt: randomUUID(),
    instrument: 'stock.TIDE',
  };
}

async function signIn({ webUrl }: Stack, accounts: Account[], username: string): Promise<string> {
  const account = accounts.find((one) => one.username === username);
  if (account === undefined) throw new Error(`there is no demo account ${username}`);
  const answer = await post(`${webUrl}/api/auth/sign-in/username`, { origin: webUrl }, account);
  const [cookie] = answer.headers.getSetCookie().map((field) => field.split(';', 1)[0]);
  if (cookie === undefined) throw new Error(`${username} got no session`);
  return cookie;
}

async function makeKey({ webUrl }: Stack, cookie: string): Promise<string> {
  const answer = await post(
    `${webUrl}/v1/api-keys`,
    { origin: webUrl, cookie },
    { name: 'Workflows', scopes },
  );
  return ((await answer.json()) as { key: string }).key;
}

async function post(url: string, headers: Record<string, string>, body: object): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
