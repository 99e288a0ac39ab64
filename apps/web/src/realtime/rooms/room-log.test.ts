import type { LogEvent, Message } from '@tidewire/protocol/wire';
import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainStored } from './message.fixture.ts';
import { hasOlder, type RoomLog, restartLog, startLog, trimmed, withEvents, withOlder } from './room-log.ts';

const author = { id: 'u1', name: 'Ada', guest: false };
const roomId = '01980000-0000-7000-8000-000000000000';
const idOf = (seq: number) => `01980000-0000-7000-8000-${String(seq).padStart(12, '0')}`;

const event = (seq: number): LogEvent => ({
  seq,
  ts: seq * 1000,
  data: { kind: 'message.created', messageId: idOf(seq), author, body: `message ${seq}` },
});
const joined = (seq: number): LogEvent => ({
  seq,
  ts: seq * 1000,
  data: { kind: 'member.joined', user: author, role: 'member' },
});
const stored = (seq: number): Message =>
  plainStored({
    id: idOf(seq),
    roomId,
    seq,
    author,
    body: `message ${seq}`,
    createdAt: new Date(seq * 1000).toISOString(),
  });
const seqs = (log: RoomLog) => log.messages.map((message) => message.seq);

describe('a room log', () => {
  test('takes live events after its position and older pages before it, in order', () => {
    let log = startLog({ epoch: 'e1', seq: 10 }, 'me');
    log = withEvents(log, [event(11), event(12)]);
    log = withOlder(log, [stored(10), stored(9), stored(8)], false);
    expect(seqs(log)).toEqual([8, 9, 10, 11, 12]);
    expect(log.floor).toBe(7);
    expect(log.seq).toBe(12);
    expect(hasOlder(log)).toBe(true);
  });

  test('holds a message once, though it came live, from the greeting and from a page', () => {
    let log = startLog({ epoch: 'e1', seq: 3 }, 'me');
    log = withEvents(log, [event(4), event(4), event(5)]);
    log = withEvents(log, [event(4), event(5), event(6)]);
    log = withOlder(log, [stored(5), stored(4), stored(3)], false);
    expect(seqs(log)).toEqual([3, 4, 5, 6]);
  });

  test('draws a live message and a stored one alike', () => {
    const live = withEvents(startLog({ epoch: 'e1', seq: 6 }, 'me'), [event(7)]);
    const paged = withOlder(startLog({ epoch: 'e1', seq: 7 }, 'me'), [stored(7)], false);
    expect(live.messages).toEqual(paged.messages);
  });

  test('moves its position, and nothing else, for events that are not messages', () => {
    const log = withEvents(startLog({ epoch: 'e1', seq: 1 }, 'me'), [joined(2)]);
    expect(log.seq).toBe(2);
    expect(log.messages).toEqual([]);
  });

  test('is the same object when nothing is new', () => {
    const log = withEvents(startLog({ epoch: 'e1', seq: 1 }, 'me'), [event(2)]);
    expect(withEvents(log, [])).toBe(log);
  });

  test('knows the beginning of the room when a page was the last one', () => {
    const log = withOlder(startLog({ epoch: 'e1', seq: 5 }, 'me'), [stored(5), stored(4)], true);
    expect(hasOlder(log)).toBe(false);
    expect(hasOlder(withOlder(startLog({ epoch: 'e1', seq: 0 }, 'me'), [], true))).toBe(false);
  });

  test('begins anew from recent events when its history could not be continued', () => {
    const log = restartLog({ epoch: 'e2', seq: 42 }, [event(41), joined(42)], 'me');
    expect(seqs(log)).toEqual([41]);
    expect(log).toMatchObject({ epoch: 'e2', floor: 40, seq: 42 });
    expect(restartLog({ epoch: 'e2', seq: 9 }, [], 'me')).toMatchObject({ floor: 9, seq: 9 });
  });

  test('lets go of the oldest and can page them in again', () => {
    let log = withEvents(startLog({ epoch: 'e1', seq: 0 }, 'me'), [1, 2, 3, 4, 5].map(event));
    log = trimmed(log, 2);
    expect(seqs(log)).toEqual([4, 5]);
    expect(log.floor).toBe(3);
    log = withOlder(log, [stored(3), stored(2), stored(1)], true);
    expect(seqs(log)).toEqual([1, 2, 3, 4, 5]);
  });

  test('remembers where pages were joined on, so that what is on the screen stays as it is', () => {
    let log = withOlder(startLog({ epoch: 'e1', seq: 9 }, 'me'), [stored(9), stored(8)], false);
    expect([...log.joints]).toEqual([]);
    log = withOlder(log, [stored(7), stored(6)], false);
    log = withOlder(log, [stored(5)], true);
    expect([...log.joints]).toEqual([8, 6]);
  });

  test('has no hole and no double, however live events and pages interleave', () => {
    assert(
      property(
        integer({ min: 0, max: 60 }),
        integer({ min: 1, max: 30 }),
        array(integer({ min: 0, max: 2 }), { maxLength: 60 }),
        (position, live, order) => {
          let log = startLog({ epoch: 'e1', seq: position }, 'me');
          let next = position + 1;
          const end = position + live;
          const page = () => {
            const from = Math.max(log.floor - 9, 1);
            const items = [];
            for (let seq = log.floor; seq >= from; seq -= 1) items.push(stored(seq));
            log = withOlder(log, items, from === 1);
          };
          for (const step of order) {
            if (step === 0 && next <= end) log = withEvents(log, [event(next++)]);
            else if (step === 1) log = withEvents(log, [event(Math.max(next - 1, 1))]);
            else if (hasOlder(log)) page();
          }
          while (next <= end) log = withEvents(log, [event(next++)]);
          while (hasOlder(log)) page();
          expect(seqs(log)).toEqual(Array.from({ length: end }, (_, at) => at + 1));
        },
      ),
    );
  });
});
