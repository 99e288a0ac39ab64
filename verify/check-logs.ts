/** Is what was kept what was written and acknowledged: all of it, once, where it belongs, in the order of each writer? */
import type { Sighting } from './history.ts';
import type { IndexedHistory, StoredLog } from './index-history.ts';
import type { Violation } from './violation.ts';

export function checkLogs(history: IndexedHistory): Violation[] {
  return [
    ...[...history.logs.values()].flatMap((log) => [
      ...checkNumbers(log),
      ...checkContents(log, history),
      ...checkWriters(log, history),
      ...checkList(log, history),
    ]),
    ...checkAcknowledgements(history),
    ...checkEnds(history),
  ];
}

/** A log is numbered from 1 to where it says that it ends. */
function* checkNumbers({ channel, seq: end, events }: StoredLog): Generator<Violation> {
  for (const [at, { seq }] of events.entries()) {
    if (seq === at + 1) continue;
    yield { kind: 'hole', text: `the log of ${channel} has ${seq} where ${at + 1} should be` };
    return;
  }
  if (events.length === end) return;
  yield {
    kind: 'hole',
    text: `the log of ${channel} says that it ends at ${end}, and at ${events.length} it does`,
  };
}

function* checkContents({ channel, events }: StoredLog, { written }: IndexedHistory): Generator<Violation> {
  const seen = new Map<string, number>();
  for (const { seq, id, mark } of events) {
    const at = `${seq} of ${channel}`;
    const before = seen.get(id);
    seen.set(id, seq);
    if (before !== undefined) yield { kind: 'doubled', text: `${id} is kept at ${before} and at ${at}` };
    if (mark === '') continue;
    const original = written.get(id);
    if (original === undefined) {
      yield { kind: 'altered', text: `${id} is kept at ${at}, and nobody wrote it` };
      continue;
    }
    if (original.channel !== channel) {
      yield { kind: 'wrong room', text: `${id} is kept at ${at}, and was written for ${original.channel}` };
    }
    if (original.mark !== mark) {
      yield {
        kind: 'altered',
        text: `${id} is kept at ${at} as ${mark}, and was written as ${original.mark}`,
      };
    }
  }
}

/** The list of a room's messages is its log without the rest. */
function* checkList({ channel, events }: StoredLog, { listed }: IndexedHistory): Generator<Violation> {
  const show = ({ seq, ts, id, mark }: Sighting) => `${seq} ${id} ${mark} ${ts}`;
  const logged = new Set(events.filter(({ mark }) => mark !== '').map(show));
  const list = new Set((listed.get(channel) ?? []).map(show));
  for (const message of logged.difference(list)) {
    yield { kind: 'hole', text: `the list of messages of ${channel} lacks ${message}` };
  }
  for (const message of list.difference(logged)) {
    yield { kind: 'altered', text: `the list of messages of ${channel} has ${message}, and its log has not` };
  }
}

/** What one person wrote in one room stands there in the order they wrote it. */
function* checkWriters(log: StoredLog, { written }: IndexedHistory): Generator<Violation> {
  const latest = new Map<string, { seq: number; id: string }>();
  for (const { messageId, writer, channel } of written.values()) {
    const seq = log.byId.get(messageId)?.seq;
    if (channel !== log.channel || seq === undefined) continue;
    const before = latest.get(writer);
    if (before !== undefined && before.seq > seq) {
      const text = `${writer} wrote ${messageId} after ${before.id} in ${channel}, and they stand at ${seq} and ${before.seq}`;
      yield { kind: 'out of order', text };
    }
    if (before === undefined || before.seq < seq) latest.set(writer, { seq, id: messageId });
  }
}

/** Whatever was acknowledged is there, at the place that was named. */
function* checkAcknowledgements({ acknowledged, logs }: IndexedHistory): Generator<Violation> {
  const told = new Set<string>();
  for (const { by, messageId, channel, seq } of acknowledged) {
    const what = `${messageId} was acknowledged by the ${by} at ${seq} of ${channel}`;
    if (told.has(what)) continue;
    told.add(what);
    const kept = logs.get(channel)?.byId.get(messageId);
    if (kept === undefined) yield { kind: 'lost', text: `${what}, and is not there` };
    else if (kept.seq !== seq) yield { kind: 'out of order', text: `${what}, and stands at ${kept.seq}` };
  }
}

/** Everything that was written came to an end: acknowledged, or given up by its writer. */
function* checkEnds({ written, acknowledged, abandoned, refused }: IndexedHistory): Generator<Violation> {
  const settled = new Set(acknowledged.map(({ messageId }) => messageId));
  for (const { messageId, writer, channel } of written.values()) {
    const reason = refused.get(messageId);
    if (reason !== undefined) {
      yield { kind: 'unsettled', text: `${messageId} of ${writer} in ${channel} was refused: ${reason}` };
    } else if (!settled.has(messageId) && !abandoned.has(messageId)) {
      yield { kind: 'unsettled', text: `${messageId} of ${writer} in ${channel} was never answered` };
    }
  }
}
