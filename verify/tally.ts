/** What one or many runs come to, in numbers and in words. */
import type { HistoryRecord } from './history.ts';
import { type Violation, type ViolationKind, violationKinds } from './violation.ts';

export type Tally = {
  seeds: number;
  written: number;
  acknowledged: number;
  /** Written by somebody who was gone before the answer; how many of them are kept. */
  abandoned: number;
  abandonedKept: number;
  readers: number;
  shown: number;
  reconnects: number;
  closes: Map<number, number>;
  faults: Map<string, number>;
  violations: Map<ViolationKind, number>;
};

export const emptyTally = (): Tally => ({
  seeds: 0,
  written: 0,
  acknowledged: 0,
  abandoned: 0,
  abandonedKept: 0,
  readers: 0,
  shown: 0,
  reconnects: 0,
  closes: new Map(),
  faults: new Map(),
  violations: new Map(),
});

/** Adds one run. */
export function count(
  tally: Tally,
  records: readonly HistoryRecord[],
  violations: readonly Violation[],
): Tally {
  const acknowledged = new Set<string>();
  const abandoned = new Set<string>();
  const met = new Set<string>();
  tally.seeds += 1;
  for (const record of records) {
    switch (record.type) {
      case 'written':
        tally.written += 1;
        break;
      case 'acknowledged':
        acknowledged.add(record.messageId);
        break;
      case 'abandoned':
        abandoned.add(record.messageId);
        break;
      case 'opened':
        tally.readers += 1;
        break;
      case 'reset':
      case 'shown':
        tally.shown += record.events.length;
        break;
      case 'stored':
        for (const { id } of record.events) if (abandoned.has(id)) tally.abandonedKept += 1;
        break;
      case 'connected':
        if (met.has(record.client)) tally.reconnects += 1;
        met.add(record.client);
        break;
      case 'disconnected':
        add(tally.closes, record.code);
        break;
      case 'fault':
        add(tally.faults, record.kind);
        break;
    }
  }
  tally.acknowledged += acknowledged.difference(abandoned).size;
  tally.abandoned += abandoned.size;
  for (const { kind } of violations) add(tally.violations, kind);
  return tally;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const number = (value: number): string => value.toLocaleString('en-US');

/** The faults of a plan, as people call them. */
const faultNames: Record<string, string> = {
  kill: 'kill -9',
  terminate: 'SIGTERM',
  pause: 'SIGSTOP',
  cut_all: 'everybody cut',
  cut: 'cut',
  freeze: 'stopped reading',
  block: 'cut off in silence',
  lose_answer: 'answer lost',
  lose_question: 'publish lost',
  reload: 'page reloaded',
  abandon: 'machine lost',
  reopen: 'room reopened',
  flood: 'flood',
  untold: 'gateway not told',
};

const violationWords: Record<ViolationKind, string> = {
  lost: 'lost',
  doubled: 'doubled',
  'out of order': 'out of order',
  hole: 'holes',
  'wrong room': 'in a wrong room',
  altered: 'altered',
  unsettled: 'unsettled',
  complaint: 'complaints',
};

export function describeFaults({ faults }: Tally): string {
  return Object.entries(faultNames)
    .flatMap(([kind, name]) => {
      const times = faults.get(kind);
      return times === undefined ? [] : [`${name} ${number(times)}`];
    })
    .join(' · ');
}

export const describeViolations = ({ violations }: Tally): string =>
  violationKinds.map((kind) => `${number(violations.get(kind) ?? 0)} ${violationWords[kind]}`).join(', ');

export function describeTally(tally: Tally): string {
  const closes = [...tally.closes].toSorted(([a], [b]) => a - b).map(([code, times]) => `${code} × ${times}`);
  const seeds = `${tally.seeds} ${tally.seeds === 1 ? 'seed' : 'seeds'}`;
  const including = tally.faults.has('kill') ? ', with kill -9 among the faults' : '';
  return [
    `messages    ${number(tally.written)} written, ${number(tally.acknowledged)} acknowledged; ${number(tally.abandoned)} whose writer was gone before the answer, ${number(tally.abandonedKept)} of them kept, once`,
    `readers     ${number(tally.readers)}, who were shown ${number(tally.shown)} events`,
    `faults      ${describeFaults(tally)}`,
    `reconnects  ${number(tally.reconnects)} (closed with ${closes.join(', ')})`,
    '',
    `${seeds}, ${number(tally.acknowledged)} acknowledged messages in all${including}: ${describeViolations(tally)}`,
  ].join('\n');
}
