/**
 * Judges a history: were the promises kept? Pure: records in, broken promises out. Knows nothing of how the records came to be.
 */
import { checkLogs } from './check-logs.ts';
import { checkReader } from './check-reader.ts';
import type { HistoryRecord } from './history.ts';
import { indexHistory } from './index-history.ts';
import type { Violation } from './violation.ts';

export function check(records: readonly HistoryRecord[]): Violation[] {
  const history = indexHistory(records);
  return [
    ...history.complaints.map(({ of, text }): Violation => ({ kind: 'complaint', text: `${of}: ${text}` })),
    ...checkLogs(history),
    ...history.readers.flatMap((reader) => checkReader(reader, history)),
  ];
}
