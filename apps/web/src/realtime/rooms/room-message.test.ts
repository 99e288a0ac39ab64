import { amended, type LogEvent, type LogEventData, type Message, type Reaction } from '@tidewire/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainStored } from './message.fixture.ts';
import { type RoomLog, restartLog, startLog, withEvents, withOlder } from './room-log.ts';

const roomId = '01980000-0000-7000-8000-000000000000';
const idOf = (nth: number) => `01980000-0000-7000-8000-${String(nth).padStart(12, '0')}`;
const author = { id: 'ada', name: 'Ada', guest: false };
const emojis = ['👍', '❤️'] as const;
const timeAt = (seq: number) => new Date(seq * 1_000).toISOString();

/** What the server does, in the smallest: a log whose earlier events are amended, and rows. */
class Server {
  readonly events: LogEvent[] = [];
  readonly rows = new Map<string, Message>();

  do(action: Action): void {
    const seq = this.events.length + 1;
    if (action.word === 'say') {
      const id = idOf(seq);
      const body = `said ${seq}`;
      const roots = [...this.rows.values()].filter((row) => row.replyTo === undefined);
      const root =
        action.replyTo === undefined ? undefined : roots[action.replyTo % Math.max(roots.length, 1)];
      const thread = root === undefined ? {} : { replyTo: root.id };
      this.#commit({ kind: 'message.created', messageId: id, author, body, ...thread });
      this.rows.set(id, plainStored({ id, roomId, seq, author, body, createdAt: timeAt(seq), ...thread }));
      if (root) {
        const replyCount = root.replyCount + 1;
        this.rows.set(root.id, { ...root, replyCount, lastReplyAt: timeAt(seq), version: seq });
      }
      return;
    }
    const row = [...this.rows.values()][action.nth % Math.max(this.rows.size, 1)];
    if (row === undefined || row.deletedAt !== undefined) return;
    const messageId = row.id;
    switch (action.word) {
      case 'edit': {
        const [body, editedAt] = [`edited ${seq}`, timeAt(seq)];
        this.#commit({ kind: 'message.edited', messageId, body, editedAt });
        this.rows.set(messageId, { ...row, body, editedAt, version: seq });
        return;
      }
      case 'delete': {
        const { editedAt: _, ...rest } = row;
        const root = row.replyTo === undefined ? undefined : this.rows.get(row.replyTo);
        const thread = root === undefined ? {} : { replyTo: root.id };
        this.#commit({ kind: 'message.deleted', messageId, deletedAt: timeAt(seq), ...thread });
        const gone = { body: '', deletedAt: timeAt(seq), reactions: [], version: seq };
        this.rows.set(messageId, { ...rest, ...gone });
        if (root) this.rows.set(root.id, { ...root, replyCount: root.replyCount - 1, version: seq });
        return;
      }
      case 'react': {
        const { emoji, userId } = action;
        const people = this.#people(messageId, emoji);
        const isThere = people.delete(userId);
        if (!isThere) people.add(userId);
        const kind = isThere ? 'reaction.removed' : 'reaction.added';
        this.#commit({ kind, messageId, emoji, userId });
        this.rows.set(messageId, { ...row, reactions: this.#reactions(messageId), version: seq });
        return;
      }
    }
  }

  page(before: number): Message[] {
    return [...this.rows.values()].filter(({ seq }) => seq < before).toReversed();
  }

  readonly #reacted = new Map<string, Set<string>>();

  #people(messageId: string, emoji: string): Set<string> {
    const key = `${messageId} ${emoji}`;
    const people = this.#reacted.get(key) ?? new Set();
    this.#reacted.set(key, people);
    return people;
  }

  #reactions(messageId: string): Reaction[] {
    return [...emojis].sort().flatMap((emoji) => {
      const people = this.#people(messageId, emoji);
      return people.size === 0 ? [] : [{ emoji, count: people.size, mine: people.has('me') }];
    });
  }

  #commit(data: LogEventData): void {
    for (const [at, event] of this.events.entries()) {
      this.events[at] = { ...event, data: amended(event.data, data) };
    }
    const seq = this.events.length + 1;
    this.events.push({ seq, ts: seq * 1_000, data });
  }
}

type Action =
  | { word: 'say'; replyTo: number | undefined }
  | { word: 'edit' | 'delete'; nth: number }
  | { word: 'react'; nth: number; emoji: string; userId: string };

const nth = fc.nat(20);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ word: fc.constant('say' as const), replyTo: fc.option(nth, { nil: undefined }) }),
  fc.record({
    word: fc.constant('react' as const),
    nth,
    emoji: fc.constantFrom(...emojis),
    userId: fc.constantFrom('me', 'bob'),
  }),
  fc.record({ word: fc.constantFrom('edit' as const, 'delete' as const), nth }),
);
const start: RoomLog = startLog({ epoch: 'e', seq: 0 }, 'me');
/** What a person sees. How a page came to know it is not that. */
const shown = (log: RoomLog) => log.messages.map(({ version: _, ...message }) => message);

describe('a message is the same', () => {
  test('[M2] whether its story was heard live, read late, or its end was listed', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const server = new Server();
        let live = start;
        for (const one of actions) {
          server.do(one);
          live = withEvents(live, server.events.slice(live.seq));
        }
        const late = withEvents(start, server.events);
        const end = server.events.length;
        const listed = withOlder(startLog({ epoch: 'e', seq: end }, 'me'), server.page(end + 1), true);
        expect(shown(late)).toEqual(shown(live));
        expect(shown(listed)).toEqual(shown(live));
      }),
    );
  });

  test('[M2] when older ones are listed while more happens, before and after the page was read', () => {
    const scene = fc.tuple(
      fc.array(action, { maxLength: 20 }),
      fc.array(action, { maxLength: 20 }),
      nth,
      nth,
      nth,
    );
    fc.assert(
      fc.property(scene, ([before, after, window, readAt, heardAt]) => {
        const server = new Server();
        for (const one of before) server.do(one);
        const end = server.events.length;
        const floor = Math.max(0, end - window);
        let log = restartLog({ epoch: 'e', seq: end }, server.events.slice(floor), 'me');
        let page: Message[] | undefined;
        for (const [at, one] of after.entries()) {
          if (at === readAt) page = server.page(log.floor + 1);
          if (at === readAt + heardAt && page !== undefined) log = withOlder(log, page, true);
          server.do(one);
          log = withEvents(log, server.events.slice(log.seq));
        }
        if (log.floor > 0) log = withOlder(log, page ?? server.page(log.floor + 1), true);
        expect(shown(log)).toEqual(shown(withEvents(start, server.events)));
      }),
    );
  });
});
