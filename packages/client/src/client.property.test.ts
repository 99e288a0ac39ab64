import type { LogEvent } from '@tidewire/protocol/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Client, LogReset } from './api.ts';
import type { FakeGateway } from './testing/fake-gateway.ts';
import { type Bench, makeClient } from './testing/make-client.ts';
import { settle } from './testing/settle.ts';

const rooms = [
  'room:01990000-0000-7000-8000-0000000000aa',
  'room:01990000-0000-7000-8000-0000000000bb',
] as const;
const goog = 'feed:stock.GOOG';

type Fault =
  | { do: 'publish'; room: 0 | 1 }
  | { do: 'hear'; room: 0 | 1; delivery: 'delivered' | 'lost' }
  | { do: 'twice'; room: 0 | 1 }
  | { do: 'restart'; room: 0 | 1 }
  | { do: 'quote'; skipped: number; lost: boolean }
  | { do: 'read'; room: 0 | 1 }
  | { do: 'cut' }
  | { do: 'sendAway' }
  | { do: 'loseAnswers'; count: number }
  | { do: 'loseQuestions'; count: number }
  | { do: 'refuse'; count: number }
  | { do: 'wake' }
  | { do: 'pass'; ms: number };

const room = fc.constantFrom<0 | 1>(0, 1);
const count = fc.integer({ min: 1, max: 4 });
const faults: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('publish' as const), room }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('hear' as const),
      room,
      delivery: fc.constantFrom('delivered' as const, 'lost' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('twice' as const), room }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), room }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('quote' as const),
      skipped: fc.integer({ min: 0, max: 2 }),
      lost: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), room }) },
  { weight: 2, arbitrary: fc.constant<Fault>({ do: 'cut' }) },
  { weight: 1, arbitrary: fc.constant<Fault>({ do: 'sendAway' }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('loseAnswers' as const), count }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('loseQuestions' as const), count }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const), count }) },
  { weight: 1, arbitrary: fc.constant<Fault>({ do: 'wake' }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 12_000 }) }),
  },
);

/** A reader that keeps what it was told, and notices by itself when that has no order. */
class View {
  events: readonly LogEvent[] = [];
  epoch = '';

  constructor(client: Client, channel: (typeof rooms)[number]) {
    client.log(channel, {
      onReset: ({ events, position }: LogReset<LogEvent['data']>) => {
        this.events = events;
        this.epoch = position.epoch;
      },
      onEvents: (events) => {
        const before = this.events.at(-1)?.seq;
        for (const [at, { seq }] of events.entries()) {
          if (before !== undefined) expect(seq).toBe(before + at + 1);
        }
        this.events = [...this.events, ...events];
      },
    });
  }
}

/** The gateway's answers and ears, made bad for a while. */
function makeUnreliable(gateway: FakeGateway) {
  const lose = { answers: 0, questions: 0, refusals: 0 };
  gateway.intercept = (link, message) => {
    if (message.type === 'hello' || message.type === 'ping') return false;
    if (lose.questions > 0) {
      lose.questions -= 1;
      return true;
    }
    if (lose.answers > 0) {
      lose.answers -= 1;
      link.isDeaf = true;
      gateway.answer(link, message);
      link.isDeaf = false;
      return true;
    }
    if (lose.refusals > 0 && message.type !== 'signal') {
      lose.refusals -= 1;
      const error = { type: 'error', code: 'unavailable', message: '', retryable: true } as const;
      link.say({ ...error, re: message.id });
      return true;
    }
    return false;
  };
  return lose;
}

type Books = { lose: ReturnType<typeof makeUnreliable>; views: View[][]; written: Record<string, string[]> };

async function happen(bench: Bench, fault: Fault, { lose, views, written }: Books): Promise<void> {
  const { client, gateway, clock, signal } = bench;
  const channel = 'room' in fault ? rooms[fault.room] : rooms[0];
  switch (fault.do) {
    case 'publish':
      written[channel]?.push(client.publish(channel, 'mine').messageId);
      break;
    case 'hear':
      gateway.message(channel, 'theirs', fault.delivery);
      break;
    case 'twice': {
      const last = gateway.log(channel).events.at(-1);
      if (last !== undefined) gateway.deliver(channel, last);
      break;
    }
    case 'restart':
      gateway.restart(channel);
      break;
    case 'quote':
      gateway.set(goog, { last: clock.now(), n: gateway.states.get(goog)?.seq ?? 0 }, fault);
      break;
    case 'read':
      views[fault.room]?.push(new View(client, channel));
      break;
    case 'cut':
      gateway.links.at(-1)?.close(1006);
      break;
    case 'sendAway':
      gateway.links.at(-1)?.say({ type: 'goaway', reconnectInMs: 500, why: 'deploy' });
      gateway.links.at(-1)?.close(4200);
      break;
    case 'loseAnswers':
      lose.answers += fault.count;
      break;
    case 'loseQuestions':
      lose.questions += fault.count;
      break;
    case 'refuse':
      lose.refusals += fault.count;
      break;
    case 'wake':
      signal('visible');
      break;
    case 'pass':
      await clock.advance(fault.ms);
      break;
  }
  await settle();
}

describe('whatever the network does', () => {
  test('nothing that was said is lost or doubled, rooms keep their order, and all readers end up seeing the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(faults, { maxLength: 50 }), async (sequence) => {
        const bench = makeClient();
        const { client, gateway, clock } = bench;
        const lose = makeUnreliable(gateway);
        const views = rooms.map((channel) => [new View(client, channel)]);
        const quote = client.state(goog, {});
        const written: Record<string, string[]> = { [rooms[0]]: [], [rooms[1]]: [] };
        await bench.goLive();

        for (const fault of sequence) await happen(bench, fault, { lose, views, written });
        // All is well again, and long enough.
        Object.assign(lose, { answers: 0, questions: 0, refusals: 0 });
        for (let beat = 0; beat < 4; beat += 1) {
          gateway.links.at(-1)?.say({ type: 'heartbeat', now: clock.now() });
          await clock.advance(16_000);
        }
        // What was lost on its way is noticed by the next event.
        for (const channel of rooms) gateway.message(channel, 'the end');
        gateway.set(goog, { last: 1 });
        await settle();

        expect(client.status.state).toBe('live');
        expect(client.outbox).toEqual([]);
        expect(bench.faults).toEqual([]);
        for (const [n, channel] of rooms.entries()) {
          const { events, epoch } = gateway.log(channel);
          expect(gateway.commits.get(channel) ?? []).toEqual(written[channel]);
          for (const view of views[n] ?? []) {
            expect(view.epoch).toBe(epoch);
            expect(view.events).toEqual(events.slice(-view.events.length));
          }
        }
        expect(quote.value).toEqual({ last: 1 });
        client.stop();
        expect(clock.pending).toBe(0);
      }),
      { seed: 20_260_719, numRuns: 1_000 },
    );
  });
});
