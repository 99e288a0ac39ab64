import { describe, expect, test } from 'vitest';
import { fetchTicket, TicketError } from './ticket.ts';

type Asked = { url: unknown; init: RequestInit | undefined };

/** A `fetch` that gives one answer and remembers what it was asked. */
function answering(answer: Response | Error): { fetch: typeof fetch; asked: Asked[] } {
  const asked: Asked[] = [];
  const fake: typeof fetch = async (url, init) => {
    asked.push({ url, init });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch: fake, asked };
}

const fails = async (answer: Response | Error): Promise<TicketError> => {
  const error: unknown = await fetchTicket('/v1/tickets', answering(answer)).catch(
    (thrown: unknown) => thrown,
  );
  if (error instanceof TicketError) return error;
  throw new Error(`it gave ${JSON.stringify(error)}`);
};

describe('fetching a ticket', () => {
  test('posts with the session’s cookie, or with a key, and can be given up', async () => {
    const { signal } = new AbortController();
    const ticket = { ticket: 't', url: 'wss://x/live', expiresAt: '2026-07-19T00:00:00Z' };
    const { fetch, asked } = answering(Response.json(ticket));
    const headers = { authorization: 'Bearer tw_key' };
    expect(await fetchTicket('https://x/v1/tickets', { headers, signal, fetch })).toEqual({
      ticket: 't',
      url: 'wss://x/live',
    });
    expect(asked).toEqual([
      {
        url: 'https://x/v1/tickets',
        init: {
          method: 'POST',
          credentials: 'same-origin',
          headers: { accept: 'application/json', authorization: 'Bearer tw_key' },
          signal,
        },
      },
    ]);
  });

  test.each([
    [401, 'not_signed_in'],
    [403, 'refused'],
  ])('%i: coming back would not help, %s', async (status, reason) => {
    expect(await fails(new Response(null, { status }))).toMatchObject({ advice: 'stop', reason });
  });

  test.each([404, 429, 500, 502, 503])('%i: it may help later', async (status) => {
    expect(await fails(new Response(null, { status }))).toMatchObject({
      advice: 'backoff',
      retryAfterMs: undefined,
    });
  });

  test.each([
    ['7', 7_000],
    ['0', 0],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    ['-1', undefined],
    ['99999999', undefined],
  ])('Retry-After %s', async (value, retryAfterMs) => {
    const answer = new Response(null, { status: 503, headers: { 'retry-after': value } });
    expect(await fails(answer)).toMatchObject({ advice: 'backoff', retryAfterMs });
  });

  test('without a network it may help later, and what happened is kept as the cause', async () => {
    const cause = new TypeError('fetch failed');
    const error = await fails(cause);
    expect(error).toMatchObject({ advice: 'backoff', message: 'fetch failed' });
    expect(error.cause).toBe(cause);
  });

  test.each([
    ['a page of a proxy', new Response('<html>')],
    ['no ticket', Response.json({ url: 'wss://x' })],
    ['no url', Response.json({ ticket: 't' })],
    ['a ticket of another type', Response.json({ ticket: 7, url: 'wss://x' })],
    ['null', Response.json(null)],
  ])('an answer that is %s is none', async (_, answer) => {
    expect(await fails(answer)).toMatchObject({ advice: 'backoff' });
  });
});
