import type { TimelineData } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { fromReset, withEarlier, withMatchEvents } from './timeline.ts';

const data: TimelineData = { kind: 'match.started', minute: 0, addedMinute: 0, score: [0, 0] };
const event = (seq: number) => ({ seq, ts: seq, data });
const reset = (epoch: string, seqs: number[], more = false) =>
  fromReset({
    reason: 'initial',
    events: seqs.map(event),
    more,
    position: { epoch, seq: seqs[seqs.length - 1] ?? 0 },
  });
const seqs = (events: { events: readonly { seq: number }[] }) => events.events.map(({ seq }) => seq);

describe('a match’s timeline', () => {
  test('grows at its end and holds an event once', () => {
    const before = reset('a', [1, 2]);
    expect(seqs(withMatchEvents(before, [event(2), event(3)]))).toEqual([1, 2, 3]);
    expect(withMatchEvents(before, [event(2)])).toBe(before);
  });

  test('takes earlier events before its own', () => {
    const page = { epoch: 'a', events: [event(1), event(2), event(3)], more: false };
    const after = withEarlier(reset('a', [3, 4], true), page);
    expect(seqs(after)).toEqual([1, 2, 3, 4]);
    expect(after.hasMore).toBe(false);
  });

  test('takes nothing of a match that has begun anew meanwhile', () => {
    const now = reset('b', [1]);
    expect(withEarlier(now, { epoch: 'a', events: [event(7)], more: true })).toBe(now);
  });
});
