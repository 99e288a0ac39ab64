import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { type HistoryRecord, markOf, type Sighting } from './history.ts';

/** Two rooms, three writers, two readers who see everything: a history with nothing wrong. */
const room = 'room:a';
const other = 'room:b';
const writers = ['c1', 'c2', 'c3'];

type Draft = { -readonly [Key in keyof Sighting]: Sighting[Key] };

function createSighting(seq: number, channel: string): Draft {
  const writer = writers[seq % writers.length] ?? '';
  const id = `${channel}/${seq}`;
  return { seq, ts: 1_000 + seq, id, mark: markOf(writer, id) };
}

/** A good history, as records by name that a test may spoil before it has them judged. */
function createHistory() {
  const logs = new Map(
    [room, other].map((channel) => [
      channel,
      Array.from({ length: 9 }, (_, at) => createSighting(at + 1, channel)),
    ]),
  );
  const logOf = (channel: string): Draft[] => logs.get(channel) ?? [];
  const copyOf = (channel: string, from = 0, to = 9): Draft[] =>
    logOf(channel)
      .slice(from, to)
      .map((event) => ({ ...event }));
  const written: HistoryRecord[] = [...logs].flatMap(([channel, events]) =>
    events.map(({ seq, id: messageId, mark }) => {
      const writer = writers[seq % writers.length] ?? '';
      return { type: 'written' as const, writer, channel, messageId, mark };
    }),
  );
  const acknowledged = [...logs].flatMap(([channel, events]) =>
    events.map(({ seq, id: messageId }) => ({
      type: 'acknowledged' as const,
      by: 'wire' as const,
      messageId,
      channel,
      seq,
    })),
  );
  const stored = new Map([room, other].map((channel) => [channel, copyOf(channel)]));
  // The steady reader is there from the beginning; the other one comes when three are there, is away, and resumes.
  const live = copyOf(room);
  const replayed = copyOf(room, 3, 9);
  const judge = (more: readonly HistoryRecord[] = []) =>
    check([
      ...written,
      { type: 'opened', reader: 'steady', channel: room, since: undefined },
      { type: 'reset', reader: 'steady', reason: 'initial', events: [], seq: 0, more: false },
      { type: 'shown', reader: 'steady', events: live.slice(0, 5) },
      { type: 'shown', reader: 'steady', events: live.slice(5) },
      { type: 'opened', reader: 'resumed', channel: room, since: 3 },
      { type: 'shown', reader: 'resumed', events: replayed },
      { type: 'opened', reader: 'late', channel: other, since: undefined },
      {
        type: 'reset',
        reader: 'late',
        reason: 'initial',
        events: copyOf(other, 4, 9),
        seq: 9,
        more: true,
      },
      ...acknowledged,
      ...[...stored].flatMap(([channel, events]): HistoryRecord[] => [
        { type: 'stored', channel, seq: events.at(-1)?.seq ?? 0, events },
        { type: 'listed', channel, messages: events },
      ]),
      ...more,
    ]);
  const storedIn = (channel: string): Draft[] => stored.get(channel) ?? [];
  return { judge, written, acknowledged, storedIn, live, replayed };
}

const kindsOf = (violations: ReturnType<typeof check>) => [...new Set(violations.map(({ kind }) => kind))];

/** Gives every event the number of its place, as one would who wants to hide what is missing. */
function renumber(events: Draft[]): void {
  for (const [at, event] of events.entries()) event.seq = at + 1;
}

function swap<Item>(items: Item[], a: number, b: number): void {
  const [first, second] = [items[a], items[b]];
  if (first === undefined || second === undefined) throw new RangeError('nothing there to swap');
  items[a] = second;
  items[b] = first;
}

describe('a history in which every promise was kept', () => {
  test('has no violations', () => {
    expect(createHistory().judge()).toEqual([]);
  });

  test('may have messages that nobody acknowledged: there once, or not at all, when their writer gave them up', () => {
    const { judge, acknowledged, written } = createHistory();
    acknowledged.splice(4, 1);
    written.push({ type: 'written', writer: 'c9', channel: room, messageId: 'gone', mark: 'x' });
    expect(
      judge([
        { type: 'abandoned', messageId: `${room}/5` },
        { type: 'abandoned', messageId: 'gone' },
      ]),
    ).toEqual([]);
  });

  test('may have readers who closed before the end, and acknowledgements that were told twice', () => {
    const { judge, acknowledged, replayed } = createHistory();
    acknowledged.push(...acknowledged.slice(0, 3));
    replayed.splice(3);
    expect(judge([{ type: 'closed', reader: 'resumed' }])).toEqual([]);
  });

  test('may have a reader who was told that more was missed than is replayed, if so much was missed', () => {
    const written = (seq: number): HistoryRecord => {
      const { id: messageId, mark } = createSighting(seq, room);
      return { type: 'written', writer: `${seq}`, channel: room, messageId, mark };
    };
    const events = Array.from({ length: 1_200 }, (_, at) => createSighting(at + 1, room));
    const history = (away: number): HistoryRecord[] => [
      ...events.map(({ seq }) => written(seq)),
      ...events.map(({ id: messageId, seq }): HistoryRecord => {
        return { type: 'acknowledged', by: 'wire', messageId, channel: room, seq };
      }),
      { type: 'opened', reader: 'away', channel: room, since: 1_200 - away },
      { type: 'reset', reader: 'away', reason: 'too_old', events: events.slice(-50), seq: 1_200, more: true },
      { type: 'stored', channel: room, seq: 1_200, events },
      { type: 'listed', channel: room, messages: events },
    ];
    expect(check(history(1_001))).toEqual([]);
    expect(kindsOf(check(history(1_000)))).toEqual(['hole']);
  });
});

describe('a message that is lost', () => {
  test('although it was acknowledged', () => {
    const { judge, storedIn } = createHistory();
    storedIn(other).splice(8, 1);
    expect(kindsOf(judge())).toContain('lost');
  });

  test('although somebody was shown it', () => {
    const { judge, written, live } = createHistory();
    written.push({ type: 'written', writer: 'c9', channel: room, messageId: 'ghost', mark: 'x' });
    live.push({ seq: 10, ts: 1_010, id: 'ghost', mark: 'x' });
    const violations = judge([{ type: 'abandoned', messageId: 'ghost' }]);
    expect(violations).toEqual([
      { kind: 'lost', text: 'steady in room:a was shown ghost as 10, which is not kept' },
    ]);
  });
});

describe('a message that is doubled', () => {
  test('in the log', () => {
    const { judge, storedIn } = createHistory();
    const again = storedIn(room)[8];
    if (again !== undefined) storedIn(room).push({ ...again, seq: 10 });
    expect(kindsOf(judge())).toContain('doubled');
  });

  test('in two rooms', () => {
    const { judge, storedIn } = createHistory();
    const foreign = storedIn(room)[0];
    if (foreign !== undefined) storedIn(other).push({ ...foreign, seq: 10 });
    expect(kindsOf(judge())).toContain('wrong room');
  });

  test('for one reader', () => {
    const { judge, live } = createHistory();
    live.splice(5, 0, ...live.slice(4, 5));
    expect(judge()).toEqual([
      { kind: 'doubled', text: 'steady in room:a was shown room:a/5, which is 5, again' },
    ]);
  });

  test('for one reader, with the numbers made to fit', () => {
    const { judge, live } = createHistory();
    live.splice(5, 0, ...live.slice(4, 5).map((event) => ({ ...event })));
    renumber(live);
    expect(kindsOf(judge())).toEqual(expect.arrayContaining(['doubled', 'out of order']));
  });

  test('by a resume that begins too early', () => {
    const { judge, replayed } = createHistory();
    replayed.unshift(createSighting(3, room));
    expect(judge()).toEqual([
      { kind: 'doubled', text: 'resumed in room:a was shown room:a/3, which is 3, again' },
    ]);
  });

  test('although nobody acknowledged it: once is allowed, twice is not', () => {
    const { judge, storedIn, acknowledged } = createHistory();
    acknowledged.splice(8, 1);
    const again = storedIn(room)[8];
    if (again !== undefined) storedIn(room).push({ ...again, seq: 10 });
    expect(kindsOf(judge([{ type: 'abandoned', messageId: `${room}/9` }]))).toContain('doubled');
  });
});

describe('messages that are out of order', () => {
  test('for one reader', () => {
    const { judge, live } = createHistory();
    swap(live, 3, 4);
    expect(judge()).toEqual([
      { kind: 'out of order', text: 'steady in room:a was shown room:a/4, which is 4, after 5' },
    ]);
  });

  test('for one reader, with the numbers made to fit', () => {
    const { judge, live } = createHistory();
    swap(live, 3, 4);
    renumber(live);
    expect(kindsOf(judge())).toEqual(['out of order']);
  });

  test('in the log, against the order in which one person wrote them', () => {
    const { judge, storedIn, acknowledged, live, replayed } = createHistory();
    // 1 and 4 are by the same writer; everybody agrees on the wrong order.
    for (const events of [storedIn(room), live]) {
      swap(events, 0, 3);
      renumber(events);
      for (const event of events) event.ts = 0;
    }
    replayed[0] = { ...createSighting(1, room), seq: 4 };
    for (const event of replayed) event.ts = 0;
    for (const record of acknowledged) {
      if (record.messageId === `${room}/1`) record.seq = 4;
      else if (record.messageId === `${room}/4`) record.seq = 1;
    }
    expect(judge()).toEqual([
      {
        kind: 'out of order',
        text: 'c2 wrote room:a/4 after room:a/1 in room:a, and they stand at 1 and 4',
      },
    ]);
  });

  test('when a message was acknowledged at another place than it has', () => {
    const { judge, acknowledged } = createHistory();
    const [first] = acknowledged;
    if (first !== undefined) acknowledged.push({ ...first, seq: 2 });
    expect(judge()).toEqual([
      {
        kind: 'out of order',
        text: 'room:a/1 was acknowledged by the wire at 2 of room:a, and stands at 1',
      },
    ]);
  });
});

describe('a hole', () => {
  test('in what a reader was shown live', () => {
    const { judge, live } = createHistory();
    live.splice(4, 1);
    expect(judge()).toEqual([
      { kind: 'hole', text: 'steady in room:a was never shown 5, room:a/5, and was shown 9' },
    ]);
  });

  test('in what a reader was shown live, with the numbers made to fit', () => {
    const { judge, live } = createHistory();
    live.splice(4, 1);
    renumber(live);
    expect(kindsOf(judge())).toEqual(expect.arrayContaining(['hole', 'out of order']));
  });

  test('after a resume', () => {
    const { judge, replayed } = createHistory();
    replayed.shift();
    expect(judge()).toEqual([
      { kind: 'hole', text: 'resumed in room:a was never shown 4, room:a/4, and was shown 9' },
    ]);
  });

  test('at the end: what a reader never came to see', () => {
    const { judge, live } = createHistory();
    live.pop();
    expect(judge()).toEqual([
      { kind: 'hole', text: 'steady in room:a was last shown 8, and the log goes on to 9' },
    ]);
  });

  test('when a reader who was there is told to begin anew', () => {
    const { judge } = createHistory();
    const anew = { type: 'reset', reader: 'steady', events: [], seq: 9, more: true } as const;
    expect(kindsOf(judge([{ ...anew, reason: 'epoch_changed' }]))).toEqual(['hole']);
  });

  test('in the greeting of somebody new', () => {
    const { judge } = createHistory();
    const opened = { type: 'opened', reader: 'new', channel: room, since: undefined } as const;
    const reset = { type: 'reset', reader: 'new', reason: 'initial', seq: 9, more: true } as const;
    const events = [7, 9].map((seq) => createSighting(seq, room));
    expect(kindsOf(judge([opened, { ...reset, events }]))).toContain('hole');
  });

  test('when somebody new is told that there is nothing older', () => {
    const { judge } = createHistory();
    const opened = { type: 'opened', reader: 'new', channel: room, since: undefined } as const;
    const reset = { type: 'reset', reader: 'new', reason: 'initial', seq: 9, more: false } as const;
    const events = [8, 9].map((seq) => createSighting(seq, room));
    expect(judge([opened, { ...reset, events }])).toEqual([
      { kind: 'hole', text: 'new in room:a was shown 2 up to 9, and told that there are no older ones' },
    ]);
  });

  test('in the list that a page asks REST for', () => {
    const { judge, storedIn } = createHistory();
    const messages = storedIn(other).toSpliced(4, 1);
    const [{ kind, text } = { kind: '', text: '' }] = judge([{ type: 'listed', channel: other, messages }]);
    expect(kind).toBe('hole');
    expect(text).toMatch(/^the list of messages of room:b lacks 5 room:b\/5 /);
  });

  test('in the numbers of the log itself', () => {
    const { judge, storedIn } = createHistory();
    for (const event of storedIn(other).slice(4)) event.seq += 1;
    expect(kindsOf(judge())).toContain('hole');
  });
});

describe('a message in the wrong room', () => {
  test('that a reader was shown', () => {
    const { judge, live } = createHistory();
    live.splice(4, 0, { ...createSighting(2, other), seq: 5 });
    expect(judge()).toEqual([
      {
        kind: 'wrong room',
        text: 'steady in room:a was shown room:b/2 as 5, which was written for room:b',
      },
    ]);
  });

  test('that was kept there', () => {
    const { judge, storedIn } = createHistory();
    storedIn(room).push({ ...createSighting(2, other), seq: 10 });
    expect(kindsOf(judge())).toContain('wrong room');
  });
});

describe('a message that is altered', () => {
  test('where it is kept', () => {
    const { judge, storedIn } = createHistory();
    Object.assign(storedIn(other)[1] ?? {}, { mark: markOf('c1', 'something else') });
    expect(kindsOf(judge())).toEqual(['altered']);
  });

  test('on its way to a reader', () => {
    const { judge, live } = createHistory();
    Object.assign(live[1] ?? {}, { ts: 7 });
    expect(kindsOf(judge())).toEqual(['altered']);
  });

  test('or that nobody wrote', () => {
    const { judge, storedIn } = createHistory();
    storedIn(other).push({ seq: 10, ts: 1_010, id: 'forged', mark: 'x' });
    expect(kindsOf(judge())).toEqual(['altered', 'hole']);
  });
});

describe('besides', () => {
  test('a message that was neither acknowledged nor given up is unsettled, and so is one that was refused', () => {
    const { judge, acknowledged } = createHistory();
    acknowledged.splice(4, 1);
    expect(judge()).toEqual([{ kind: 'unsettled', text: 'room:a/5 of c3 in room:a was never answered' }]);
    expect(judge([{ type: 'refused', messageId: 'room:a/5', reason: 'internal' }])).toEqual([
      { kind: 'unsettled', text: 'room:a/5 of c3 in room:a was refused: internal' },
    ]);
  });

  test('a complaint of any part is a violation', () => {
    const { judge } = createHistory();
    expect(judge([{ type: 'complaint', of: 'gateway', text: 'a request failed' }])).toEqual([
      { kind: 'complaint', text: 'gateway: a request failed' },
    ]);
  });
});
