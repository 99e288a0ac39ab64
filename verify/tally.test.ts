import { describe, expect, test } from 'vitest';
import type { HistoryRecord } from './history.ts';
import { count, describeTally, emptyTally } from './tally.ts';

const written = (messageId: string): HistoryRecord => {
  return { type: 'written', writer: 'c1', channel: 'room:a', messageId, mark: 'x' };
};
const acknowledged = (messageId: string, seq: number): HistoryRecord => {
  return { type: 'acknowledged', by: 'wire', messageId, channel: 'room:a', seq };
};
const event = (seq: number, id: string) => ({ seq, ts: seq, id, mark: 'x' });

const records: HistoryRecord[] = [
  ...['a', 'b', 'c', 'd'].map(written),
  { type: 'connected', client: 'c1' },
  { type: 'fault', kind: 'kill', whom: 'gateway' },
  { type: 'disconnected', client: 'c1', code: 1006 },
  { type: 'connected', client: 'c1' },
  { type: 'connected', client: 'c2' },
  { type: 'opened', reader: 'r', channel: 'room:a', since: 0 },
  { type: 'shown', reader: 'r', events: [event(1, 'a'), event(2, 'c')] },
  acknowledged('a', 1),
  acknowledged('a', 1),
  acknowledged('b', 3),
  { type: 'abandoned', messageId: 'c' },
  { type: 'abandoned', messageId: 'd' },
  { type: 'stored', channel: 'room:a', seq: 2, events: [event(1, 'a'), event(2, 'c')] },
];

describe('the counts of runs', () => {
  test('count each message once, apart those that nobody waited for, and as reconnects what is not the first', () => {
    const tally = count(emptyTally(), records, [{ kind: 'lost', text: 'b' }]);
    expect(tally).toMatchObject({ seeds: 1, written: 4, acknowledged: 2, abandoned: 2, abandonedKept: 1 });
    expect(tally).toMatchObject({ readers: 1, shown: 2, reconnects: 1 });
    expect(describeTally(count(tally, records, []))).toBe(
      [
        'messages    8 written, 4 acknowledged; 4 whose writer was gone before the answer, 2 of them kept, once',
        'readers     2, who were shown 4 events',
        'faults      kill -9 2',
        'reconnects  2 (closed with 1006 × 2)',
        '',
        '2 seeds, 4 acknowledged messages in all, with kill -9 among the faults: 1 lost, 0 doubled, 0 out of order, 0 holes, ' +
          '0 in a wrong room, 0 altered, 0 unsettled, 0 complaints',
      ].join('\n'),
    );
  });
});
