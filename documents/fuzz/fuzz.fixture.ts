/**
 * A fuzzer of the API that knows its document and, by name, the few things that a document cannot say (recipes). It goes to every answer
 * that is declared, then asks at random in every way in which a request can be right or wrong, follows what it is told, and compares
 * each answer with the document. The same seed asks the same things.
 */
import { type Openapi, type Operation, operationsOf } from './document.fixture.ts';
import { createJudge } from './judge.fixture.ts';
import { createMaker } from './maker.fixture.ts';
import { createPlaces, type Place, pathAt } from './places.fixture.ts';
import { createRandom } from './random.fixture.ts';
import { type Ask, recipes } from './recipes.fixture.ts';
import { createRequests, type Sent } from './requests.fixture.ts';
import { type Way, type Who, ways, waysTo, whoAsks } from './ways.fixture.ts';

export type Send = (who: Who, sent: Sent) => Promise<Response>;

/** `unseen` are declared answers below 500 that nothing led to; `declared` is how many there are. */
export type Report = { requests: number; findings: string[]; unseen: string[]; declared: number };

type Means = {
  seed: number;
  /** At least so many; fewer than lead to every answer are not possible when `isThorough`. */
  requests: number;
  /** What is there from the beginning, by the name of the parameter: the first of a name is what a longer path is asked under. */
  known: Record<string, string[]>;
  /** Paths at which there is something from the beginning. */
  begun?: string[];
  /** Paths of what must stay for the others to go on: it is asked for, and not changed. */
  kept?: string[];
  /** Goes to every declared answer, before chance has its turn. */
  isThorough?: boolean;
};

export async function fuzz(
  document: Openapi,
  send: Send,
  { seed, requests, known, begun = [], kept = [], isThorough = true }: Means,
): Promise<Report> {
  const operations = operationsOf(document);
  const judge = createJudge(document);
  const random = createRandom(seed);
  const places = createPlaces(document, known);
  for (const path of begun) places.learn(path);
  const writer = createRequests(document, { seed, random, places, kept: new Set(kept) });
  const findings: string[] = [];
  const seen = new Set<string>();
  let count = 0;

  /** Sends one request, compares its answer with the document, and learns from it. */
  async function ask(operation: Operation, who: Who, sent: Sent): Promise<Response> {
    count += 1;
    const answer = await send(who, sent);
    const text = await answer.clone().text();
    for (const finding of judge(operation, answer, text))
      findings.push(`${finding} (${who}: ${sent.method} ${sent.path} ${sent.body?.slice(0, 200) ?? ''})`);
    seen.add(`${operation.id} ${answer.status}`);
    if (answer.ok) learn(operation, sent, answer, text);
    return answer;
  }

  function learn({ method }: Operation, sent: Sent, answer: Response, text: string): void {
    const path = sent.path.split('?', 1)[0] ?? '';
    const location = answer.headers.get('location');
    if (location !== null) places.learn(location);
    if (method === 'PUT') places.learn(path);
    if (method === 'DELETE') places.forget(path);
    if (method === 'POST') for (const [name, value] of fieldsOf(text)) places.remember(name, value);
  }

  async function tryOut(operation: Operation, way: Way, place?: Place): Promise<void> {
    const sent = writer.build(operation, way, place);
    const answer = await ask(operation, whoAsks(way), sent);
    if (way === 'again' || way === 'keyed again') await ask(operation, 'strong', sent);
    if (way === 'again by other') await ask(operation, 'other', sent);
    if (way === 'keyed otherwise') await ask(operation, 'strong', writer.otherwise(operation, sent));
    if (way === 'known already' && operation.method === 'GET' && answer.ok) {
      const headers = { ...sent.headers, 'if-none-match': answer.headers.get('etag') ?? '' };
      await ask(operation, 'strong', { ...sent, headers });
      await turnPage(operation, sent, answer);
    }
  }

  async function turnPage(operation: Operation, sent: Sent, answer: Response): Promise<void> {
    const next = /^<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    if (next !== undefined) await ask(operation, 'strong', { ...sent, path: next });
  }

  const maker = createMaker({
    operations,
    places,
    make: (operation, place) => ask(operation, 'strong', writer.build(operation, 'right', place)),
  });

  /** There is a place for every way, made for it alone: what a PUT makes is not made before. */
  async function goTo(operation: Operation, status: string): Promise<void> {
    for (const way of waysTo(status)) {
      if (seen.has(`${operation.id} ${status}`)) return;
      const isMaking = operation.method === 'PUT' && way !== 'not yet there' && way !== 'stale';
      await tryOut(operation, way, await (isMaking ? maker.before : maker.at)(operation.path));
    }
    const recipe = recipes[`${operation.id} ${status}`];
    if (recipe === undefined || seen.has(`${operation.id} ${status}`)) return;
    await recipe(follow);
  }

  /** One step of a recipe. */
  const follow: Ask = async (id, { who = 'strong', path, query, body, headers }) => {
    const operation = operations.find((one) => one.id === id);
    if (operation === undefined) throw new Error(`no operation is called ${id}`);
    const place = { ...(await maker.before(operation.path)), ...path };
    const sent = writer.build(operation, 'right', place);
    const said =
      query === undefined ? new URL(sent.path, 'http://here').search : `?${new URLSearchParams(query)}`;
    const answer = await ask(operation, who, {
      ...sent,
      path: `${pathAt(operation.path, (name) => place[name] ?? '')}${said}`,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { ...sent.headers, ...headers },
    });
    const text = await answer.text();
    return { etag: answer.headers.get('etag') ?? '', body: Object.fromEntries(fieldsOf(text)) };
  };

  const declared = operations.flatMap((operation) =>
    Object.keys(operation.answers)
      .filter((status) => Number(status) < 500)
      .map((status) => ({ operation, status })),
  );
  if (isThorough) for (const { operation, status } of declared) await goTo(operation, status);
  for (let turn = 0; count < requests; turn += 1) {
    const operation = operations[turn % operations.length] as Operation;
    await tryOut(operation, ways[Math.floor(turn / operations.length) % ways.length] as Way);
  }
  return {
    requests: count,
    findings,
    declared: declared.length,
    unseen: declared
      .map(({ operation, status }) => `${operation.id} ${status}`)
      .filter((answer) => !seen.has(answer)),
  };
}

function fieldsOf(text: string): [name: string, value: unknown][] {
  if (text === '') return [];
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
