/** The records of a history, sorted by what they are about. Knows nothing of right and wrong. */
import type { HistoryRecord, Sighting } from './history.ts';

type RecordOf<Type extends HistoryRecord['type']> = Extract<HistoryRecord, { type: Type }>;

export type StoredLog = {
  readonly channel: string;
  /** Where the log says that it ends. */
  readonly seq: number;
  readonly events: readonly Sighting[];
  /** By id; of one that is there twice, the first. */
  readonly byId: ReadonlyMap<string, Sighting>;
};

export type ReaderHistory = {
  readonly reader: string;
  readonly channel: string;
  readonly since: number | undefined;
  readonly shown: (RecordOf<'reset'> | RecordOf<'shown'>)[];
  isClosed: boolean;
};

export type IndexedHistory = {
  readonly logs: ReadonlyMap<string, StoredLog>;
  /** By channel. */
  readonly listed: ReadonlyMap<string, readonly Sighting[]>;
  readonly readers: readonly ReaderHistory[];
  /** In the order they were written. */
  readonly written: ReadonlyMap<string, RecordOf<'written'>>;
  readonly acknowledged: readonly RecordOf<'acknowledged'>[];
  readonly abandoned: ReadonlySet<string>;
  readonly refused: ReadonlyMap<string, string>;
  readonly complaints: readonly RecordOf<'complaint'>[];
};

export function indexHistory(records: readonly HistoryRecord[]): IndexedHistory {
  const of = <Type extends HistoryRecord['type']>(type: Type) =>
    records.filter((record): record is RecordOf<Type> => record.type === type);
  return {
    logs: new Map(of('stored').map((log) => [log.channel, { ...log, byId: firstById(log.events) }])),
    listed: new Map(of('listed').map(({ channel, messages }) => [channel, messages])),
    readers: indexReaders(records),
    written: new Map(of('written').map((record) => [record.messageId, record])),
    acknowledged: of('acknowledged'),
    abandoned: new Set(of('abandoned').map(({ messageId }) => messageId)),
    refused: new Map(of('refused').map(({ messageId, reason }) => [messageId, reason])),
    complaints: of('complaint'),
  };
}

function firstById(events: readonly Sighting[]): Map<string, Sighting> {
  const byId = new Map<string, Sighting>();
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event);
  return byId;
}

function indexReaders(records: readonly HistoryRecord[]): ReaderHistory[] {
  const readers = new Map<string, ReaderHistory>();
  for (const record of records) {
    switch (record.type) {
      case 'opened': {
        const { reader, channel, since } = record;
        readers.set(reader, { reader, channel, since, shown: [], isClosed: false });
        break;
      }
      case 'reset':
      case 'shown':
        known(readers, record.reader).shown.push(record);
        break;
      case 'closed':
        known(readers, record.reader).isClosed = true;
        break;
    }
  }
  return [...readers.values()];
}

function known(readers: ReadonlyMap<string, ReaderHistory>, name: string): ReaderHistory {
  const reader = readers.get(name);
  if (reader === undefined) throw new Error(`the history has no beginning of ${name}`);
  return reader;
}
