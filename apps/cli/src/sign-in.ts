import { parseJson } from '@tidewire/protocol';
import { z } from 'zod';
import { Api } from './api.ts';
import { CliError, usage } from './cli-error.ts';
import type { Context } from './command.ts';

const timeoutMs = 30_000;

/** Signs somebody in for as long as one command takes. The password comes from TIDEWIRE_PASSWORD and is no argument. */
export async function signIn(
  { url, terminal }: Context,
  username: string,
): Promise<{ api: Api; signOut(): Promise<void> }> {
  const password = terminal.env.TIDEWIRE_PASSWORD;
  if (!password) throw usage(`Put the password of ${username} into TIDEWIRE_PASSWORD`);
  // A session may change things only from our own pages: this is one who says so knowingly.
  const origin = new URL(url).origin;
  const who = username.includes('@') ? { email: username } : { username };
  const answer = await post(`${url}/api/auth/sign-in/${'email' in who ? 'email' : 'username'}`, {
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ ...who, password }),
    signal: terminal.signal,
  });
  if (!answer.ok) throw new CliError('refused', await explain(answer, username));
  const cookie = answer.headers
    .getSetCookie()
    .map((field) => field.split(';', 1)[0])
    .join('; ');
  const credential = { cookie, origin };
  return {
    api: new Api(url, credential, terminal),
    signOut: async () => {
      const headers = { ...credential, 'content-type': 'application/json' };
      await post(`${url}/api/auth/sign-out`, { headers, body: '{}', signal: terminal.signal });
    },
  };
}

async function post(
  address: string,
  { signal, ...request }: { headers: Record<string, string>; body: string; signal: AbortSignal },
): Promise<Response> {
  try {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    return await fetch(address, { ...request, method: 'POST', signal: ends });
  } catch (error) {
    signal.throwIfAborted();
    const { origin } = new URL(address);
    throw new CliError('unreachable', `${origin} cannot be reached. Is Tidewire running there?`, error);
  }
}

const AnswerSchema = z.object({ message: z.string().optional(), detail: z.string().optional() });

async function explain(answer: Response, username: string): Promise<string> {
  const said = AnswerSchema.safeParse(parseJson(await answer.text())).data;
  const why = said?.detail ?? said?.message ?? 'no reason is given';
  return `${username} could not sign in: ${why} (${answer.status})`;
}
