import type { LogEventData } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { settle } from '../fake-clock.ts';
import { createHub, subscribeLog } from './hub.fixture.ts';

const messageId = '01998000-0000-7000-8000-000000000002';
const author = { id: 'ada', name: 'Ada', guest: false };
const created: LogEventData = { kind: 'message.created', messageId, author, body: 'secret' };
const edited: LogEventData = {
  kind: 'message.edited',
  messageId,
  body: 'secret again',
  editedAt: '2026-01-01T00:00:00.000Z',
};
const deleted: LogEventData = { kind: 'message.deleted', messageId, deletedAt: '2026-01-02T00:00:00.000Z' };

describe('what was taken back', () => {
  test('[M3] is not in what a page gets that comes later, though the node remembers the events', async () => {
    const { hub, source, openReader } = createHub();
    await subscribeLog(openReader());
    for (const data of [created, edited, deleted]) hub.deliver(source.append(data));
    const reads = source.reads;
    const late = await subscribeLog(openReader());
    const back = await subscribeLog(openReader(), { epoch: 'e1', seq: 1 });
    expect(source.reads).toBe(reads);
    expect(late.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(back.events.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(JSON.stringify([late, back])).not.toContain('secret');
  });

  test('[M2] and what was edited comes with its words of now', async () => {
    const { hub, source, openReader } = createHub();
    const early = openReader();
    await subscribeLog(early);
    for (const data of [created, edited]) hub.deliver(source.append(data));
    expect(early.sink.messages.slice(1)).toMatchObject([{ data: created }, { data: edited }]);
    const late = await subscribeLog(openReader());
    expect(late.events.map(({ data }) => data)).toEqual([
      { ...created, body: 'secret again', editedAt: '2026-01-01T00:00:00.000Z' },
      edited,
    ]);
  });

  test('[M3] is not handed to a reader that has fallen behind and had it read already', async () => {
    const { hub, source, openReader, drain } = createHub({ recentEvents: 1, queuedLogBytes: 200 });
    const reader = openReader();
    await subscribeLog(reader);
    reader.sink.room = 0;
    for (const event of source.appendMany(5)) hub.deliver(event);
    for (const data of [created, undefined]) hub.deliver(source.append(data));
    // One event fits after each of these: what follows it is in a page that was read of the log.
    while (!reader.sink.seqs().includes(3)) {
      drain(reader, 1);
      await settle();
    }
    hub.deliver(source.append(deleted));
    drain(reader);
    await settle();
    expect(reader.sink.seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(JSON.stringify(reader.sink.messages)).not.toContain('secret');
  });
});
