/**
 * The REST API of a Tidewire that was started as `npm start` does: what page 1,000 of a room costs beside page 1, and how long reads and
 * durable writes take at 200 a second. Each write is fsynced before it is answered. Budgets are lifted, everything else is as shipped.
 */
import autocannon from 'autocannon';
import { StartedWeb, type Writer } from './started-web.ts';

const pages = 1_000;
const perPage = 10;
const rounds = 300;
const perSecond = 200;
const seconds = 20;
const warmUpSeconds = 5;
/** One person may publish 30 messages a second. */
const writers = 10;

export async function benchRest(): Promise<string[]> {
  await using web = await StartedWeb.start({ FEEDS: 'none' });
  const people = await Promise.all(Array.from({ length: writers }, (_, nth) => web.signUp(`writer${nth}`)));
  const [owner] = people;
  if (owner === undefined) throw new Error('nobody is there');
  const roomId = await web.openRoom(owner, people);
  await web.fill(roomId, owner, pages * perPage);
  const ratio = await comparePages(web, owner, `/v1/rooms/${roomId}/messages?limit=${perPage}`);
  const reading = await fire(web, [
    { method: 'GET', path: `/v1/rooms/${roomId}/messages`, headers: { cookie: owner.cookie } },
  ]);
  const writing = await fire(
    web,
    people.map(({ cookie }) => ({
      method: 'POST' as const,
      path: `/v1/rooms/${roomId}/messages`,
      headers: { cookie, origin: web.url, 'content-type': 'application/json' },
      body: JSON.stringify({ body: 'The quick brown fox jumps over the lazy dog' }),
    })),
  );
  return [
    `REST, ${pages * perPage} messages in a room, pages of ${perPage}; then ${perSecond} requests/s for ${seconds} s, on 10 connections`,
    ratio,
    describe('reads of 50 messages', reading),
    describe('durable writes', writing),
  ];
}

async function comparePages(web: StartedWeb, { cookie }: Writer, first: string): Promise<string> {
  let last = first;
  for (let page = 1; page < pages; page += 1) {
    const answer = await web.get(last, cookie);
    const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    if (next === undefined) throw new Error(`page ${page} is the last one`);
    last = next;
  }
  const times: Record<'first' | 'last', number[]> = { first: [], last: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.first.push(await timeOf(() => web.get(first, cookie)));
    times.last.push(await timeOf(() => web.get(last, cookie)));
  }
  const [a, b] = [median(times.first), median(times.last)];
  return `  page 1: ${a.toFixed(2)} ms, page ${pages}: ${b.toFixed(2)} ms (median of ${rounds}), page ${pages} to page 1: × ${(b / a).toFixed(2)}`;
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * Once to warm up what was not asked before, and once that counts. Each answer is counted once: autocannon's own correction for what a
 * slow answer kept from being sent takes the 50 ms between two requests of a connection for 1 ms (`Math.ceil(1 / rate)`, in lib/run.js), and
 * would count an answer of 30 ms thirty times. Where no answer takes 50 ms there is nothing to correct; the slowest is told beside.
 */
async function fire(web: StartedWeb, requests: autocannon.Request[]): Promise<autocannon.Result> {
  const options = {
    url: web.url,
    connections: 10,
    overallRate: perSecond,
    ignoreCoordinatedOmission: true,
    requests,
  };
  await autocannon({ ...options, duration: warmUpSeconds });
  return autocannon({ ...options, duration: seconds });
}

function describe(name: string, { latency, requests, non2xx, errors }: autocannon.Result): string {
  const failed = non2xx + errors;
  return `  ${name}: ${requests.average.toFixed(0)}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, slowest ${latency.max} ms, ${requests.total} answered, ${failed} failed`;
}
