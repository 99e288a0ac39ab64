import type { DeflateAgreement } from '../deflate/agreement.ts';
import { Endpoint, type EndpointEvent, type Role } from '../endpoint.ts';
import type { Limits } from '../limits.ts';
import { inWords } from '../testing/wire.ts';
import { frameStream } from './frame-streams.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';

/** Small, so that inputs of a few hundred bytes reach them. */
const LIMITS: Limits = { maxMessageBytes: 4_096, maxFrameBytes: 4_096, maxFragments: 8 };

const ALONE: DeflateAgreement = {
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  serverMaxWindowBits: 15,
  clientMaxWindowBits: 15,
};
const SMALL_WINDOWS: DeflateAgreement = {
  serverNoContextTakeover: false,
  clientNoContextTakeover: false,
  serverMaxWindowBits: 10,
  clientMaxWindowBits: 8,
};
const TAKEOVER: DeflateAgreement = { ...SMALL_WINDOWS, serverMaxWindowBits: 15, clientMaxWindowBits: 15 };

/** One input: what a peer sends, and to whom. */
export interface EndpointInput {
  readonly role: Role;
  readonly deflate: DeflateAgreement | null;
  readonly stream: Buffer;
  /** The lengths of the pieces in which it comes, used over and over. */
  readonly cuts: readonly number[];
  /** Whether it is also sent in one piece, which must make no difference. */
  readonly isComparedWhole: boolean;
}

export function makeEndpointInput(random: Random): EndpointInput {
  const role: Role = random.oneIn(3) ? 'client' : 'server';
  const deflate = random.pick([null, null, ALONE, ALONE, TAKEOVER, SMALL_WINDOWS]);
  const stream = frameStream(random, { isMasked: role === 'server', isCompressed: deflate !== null });
  const cuts = [1 + random.below(4), 1 + random.below(200), 1 + random.below(9)];
  return {
    role,
    deflate,
    stream: random.oneIn(50) ? random.bytes(40) : mutate(stream, random),
    cuts,
    isComparedWhole: random.oneIn(3),
  };
}

/** What an input came to; the keys of the summary of a run. */
export type Outcome = string;

/**
 * The answer to any bytes is events and at most one close, the same for every cut, within bounded memory; and what the
 * endpoint says in turn is understood. Throws when not.
 */
export function checkEndpoint(input: EndpointInput): Outcome {
  const inPieces = run(input, input.cuts);
  if (input.isComparedWhole) checkSame(inPieces, run(input, [input.stream.length + 1]));
  checkEvents(inPieces.events);
  checkAnswer(input, inPieces.answer);
  const last = inPieces.events.at(-1);
  if (last?.type !== 'close') throw new Error('no close at the end');
  if (last.cause === 'failed') return `failed ${last.code}`;
  return last.cause === 'peer' ? 'closed by the peer' : 'lost';
}

interface Ran {
  readonly events: readonly EndpointEvent[];
  /** All that the endpoint said in turn. */
  readonly answer: Buffer;
}

function run(input: EndpointInput, cuts: readonly number[]): Ran {
  const { role, deflate, stream } = input;
  const endpoint = new Endpoint({
    role,
    deflate,
    limits: LIMITS,
    randomBytes: (size) => Buffer.alloc(size, 7),
  });
  const events: EndpointEvent[] = [];
  for (let at = 0, i = 0; at < stream.length; i += 1) {
    const end = at + (cuts[i % cuts.length] ?? 1);
    for (const event of endpoint.receive(stream.subarray(at, end))) events.push(event);
    at = end;
    checkMemory(endpoint, Math.min(at, stream.length));
  }
  const answer = Buffer.concat(endpoint.dataToSend().chunks);
  for (const event of endpoint.receiveEof()) events.push(event);
  if (endpoint.state !== 'closed') throw new Error('not closed after the end of the bytes');
  return { events, answer };
}

function checkSame(a: Ran, b: Ran): void {
  if (!isSame(a, b)) throw new Error(`the cut makes a difference:\n${tell(a)}\nor\n${tell(b)}`);
}

function isSame(a: Ran, b: Ran): boolean {
  return (
    a.answer.equals(b.answer) &&
    a.events.length === b.events.length &&
    a.events.every((event, i) => isSameEvent(event, b.events[i]))
  );
}

function isSameEvent(a: EndpointEvent, b: EndpointEvent | undefined): boolean {
  if (b === undefined || a.type !== b.type) return false;
  if (a.type === 'close' || b.type === 'close') return inWords(a) === inWords(b);
  return typeof a.data === 'string' || typeof b.data === 'string'
    ? a.data === b.data
    : Buffer.compare(a.data, b.data) === 0;
}

function tell({ events, answer }: Ran): string {
  return [...events.map(inWords), `answered ${answer.toString('hex')}`].join('\n');
}

/** Twice what came and the first growth, a control frame, and two windows. */
function checkMemory(endpoint: Endpoint, receivedBytes: number): void {
  const bound = 2 * Math.min(receivedBytes, LIMITS.maxMessageBytes) + 512 + 125 + 2 * 32_768;
  if (endpoint.retainedBytes > bound)
    throw new Error(`${endpoint.retainedBytes} bytes are kept of ${receivedBytes}`);
}

function checkEvents(events: readonly EndpointEvent[]): void {
  for (const [i, event] of events.entries()) {
    if ((event.type === 'close') !== (i === events.length - 1)) throw new Error('a close is the last event');
    if (event.type !== 'message') continue;
    if (event.data.length > LIMITS.maxMessageBytes) throw new Error('a message above the limit');
    if (typeof event.data === 'string' && !event.data.isWellFormed()) throw new Error('text that is no text');
  }
}

/** Whatever the endpoint sent in answer breaks no rule of the other side. */
function checkAnswer(input: EndpointInput, answer: Buffer): void {
  const peer = new Endpoint({ role: input.role === 'server' ? 'client' : 'server', deflate: input.deflate });
  for (const event of peer.receive(answer)) {
    if (event.type === 'close' && event.cause !== 'peer') throw new Error(`our own bytes ${inWords(event)}`);
  }
  if (peer.unfinishedInput !== undefined) throw new Error('our own bytes are incomplete');
}
