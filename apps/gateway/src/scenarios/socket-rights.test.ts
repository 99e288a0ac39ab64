import {
  type ChannelName,
  ClientMessageSchema,
  feedChannel,
  roomChannel,
  streamChannel,
  timelineChannel,
  userChannel,
} from '@tidewire/protocol';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallerKind, callers } from '../../../../documents/rights.fixture.ts';
import { TestGateway } from './gateway.fixture.ts';
import {
  feedId,
  fellow,
  furnish,
  type House,
  matchId,
  type Outcome,
  type Row,
  readSocketTable,
} from './socket-rights.fixture.ts';
import type { TestClient } from './test-client.fixture.ts';

let gateway: TestGateway;
let house: House;
let listener: TestClient;

beforeAll(async () => {
  gateway = await TestGateway.start();
  house = await furnish(gateway);
  listener = await gateway.join(fellow, house.rooms.public, house.rooms.private);
});
afterAll(() => gateway[Symbol.asyncDispose]());

const rows = readSocketTable();
const asked = new Set<string>();
const cellOf = ({ command, on }: Row, kind: CallerKind): string => `${command}, ${on}: ${kind}`;

function channelOf(on: string, kind: CallerKind): ChannelName {
  switch (on) {
    case 'public room':
      return roomChannel(house.rooms.public);
    case 'private room':
      return roomChannel(house.rooms.private);
    case 'a feed':
      return feedChannel(feedId);
    case 'a match’s timeline':
      return timelineChannel(matchId);
    case 'one’s own notices':
      return userChannel(house.personOf(kind));
    case 'somebody else’s notices':
      return userChannel(fellow);
    case 'one’s own stream':
      return streamChannel(house.personOf(kind));
    case 'somebody else’s stream':
      return streamChannel(fellow);
    default:
      throw new Error(`what is ${on}?`);
  }
}

type Asked = Parameters<TestClient['ask']>[0];

function requestOf(command: string, channel: ChannelName): Asked {
  switch (command) {
    case 'subscribe':
    case 'unsubscribe':
    case 'history':
    case 'presence':
      return { type: command, channel };
    case 'publish':
      return { type: command, channel, data: { kind: 'message', messageId: v7(), body: 'hello' } };
    default:
      throw new Error(`what is ${command}?`);
  }
}

const closeOf = async (page: TestClient): Promise<Outcome> => (await page.closed).code;

async function answerTo(page: TestClient, request: Asked): Promise<Outcome> {
  const answered = page.ask(request).then((answer) => (answer.type === 'error' ? answer.code : answer.type));
  return Promise.race([answered, closeOf(page)]);
}

/** A signal has no answer, and comes before what is said in the room after it. */
async function signalFrom(page: TestClient, channel: ChannelName, roomId: string): Promise<Outcome> {
  listener.takeAll();
  page.say({ type: 'signal', channel, data: { kind: 'typing' } });
  // A connection that was closed for it has nothing more to say.
  const closed = await Promise.race([page.roundTrip(), closeOf(page)]);
  if (closed !== undefined) return closed;
  const seq = await gateway.post(roomId, fellow, 'after it');
  await listener.next('event', (event) => event.seq === seq);
  return listener.inbox.some(({ type }) => type === 'signal') ? 'heard' : 'unheard';
}

/** Those who have a ticket greet with it, and with the room that the row is about. */
async function askOn(page: TestClient, { command, on }: Row, kind: CallerKind): Promise<Outcome> {
  const ticket = await house.ticketOf(kind);
  const isGreeting = command === 'hello';
  const channel = isGreeting || command === 'ping' ? undefined : channelOf(on, kind);
  if (isGreeting || ticket !== undefined) {
    const subscribe = channel !== undefined && command !== 'subscribe' ? [{ channel }] : [];
    page.say({ type: 'hello', id: 0, ticket: ticket ?? 'made up', subscribe });
    const greeted = await Promise.race([page.next('welcome'), closeOf(page)]);
    if (typeof greeted !== 'object') return greeted;
    if (isGreeting) return greeted.type;
  }
  if (channel === undefined) return answerTo(page, { type: 'ping' });
  if (command !== 'signal') return answerTo(page, requestOf(command, channel));
  return signalFrom(page, channel, house.rooms[on === 'public room' ? 'public' : 'private']);
}

async function askCell(row: Row, kind: CallerKind): Promise<Outcome> {
  const page = await gateway.connect();
  try {
    return await askOn(page, row, kind);
  } finally {
    await page.close();
  }
}

describe('[R12] who may do what over the socket is docs/rights.md', () => {
  test.each(rows)('$command, $on', async (row) => {
    const answers: [CallerKind, Outcome][] = [];
    for (const kind of callers) {
      answers.push([kind, await askCell(row, kind)]);
      asked.add(cellOf(row, kind));
    }
    expect(Object.fromEntries(answers)).toEqual(row.expected);
  });

  test('every command that a client may say has a row, and no row is of another', () => {
    const commands = ClientMessageSchema.options.map(({ shape }) => shape.type.value);
    expect([...new Set(rows.map(({ command }) => command))].sort()).toEqual([...commands].sort());
  });

  test('every cell was asked', () => {
    const cells = rows.flatMap((row) => callers.map((kind) => cellOf(row, kind)));
    expect(new Set(cells).size).toBe(cells.length);
    expect([...asked].sort()).toEqual(cells.sort());
  });
});
