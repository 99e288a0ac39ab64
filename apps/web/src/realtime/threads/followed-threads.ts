import type { FollowedThread, LogEvent } from '@tidewire/protocol/wire';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError } from '../api-error.ts';
import type { ThreadsEar } from '../rooms/rooms-store.ts';

/**
 * The threads a person follows, and what is unread in them: the server's count, and what was heard since. It refuses to know rooms and
 * React. Which threads are theirs is the server's to say: it is asked again when a reply came to one that may be.
 */
export type ThreadsState = {
  readonly phase: { word: 'loading' } | { word: 'ready' } | { word: 'failed'; message: string };
  /** By their first message. */
  readonly threads: ReadonlyMap<string, FollowedThread>;
};

export type ThreadsApi = {
  threads(): Promise<FollowedThread[]>;
  markThread(rootId: string, lastReadSeq: number): Promise<FollowedThread>;
};

export class FollowedThreads implements ThreadsEar {
  readonly #api: ThreadsApi;
  readonly #me: string;
  readonly #store: StoreApi<ThreadsState>;
  #asking: Promise<void> | undefined;
  #isStale = false;

  constructor(api: ThreadsApi, me: string) {
    this.#api = api;
    this.#me = me;
    this.#store = createStore<ThreadsState>(() => ({ phase: { word: 'loading' }, threads: new Map() }));
  }

  get store(): StoreApi<ThreadsState> {
    return this.#store;
  }

  missed(): void {
    void this.refresh();
  }

  /** Asks for the list again. While one answer is on its way, further calls share one more. */
  refresh(): Promise<void> {
    if (this.#asking !== undefined) {
      this.#isStale = true;
      return this.#asking;
    }
    this.#asking = this.#load().finally(() => {
      this.#asking = undefined;
      if (!this.#isStale) return;
      this.#isStale = false;
      void this.refresh();
    });
    return this.#asking;
  }

  heard(events: readonly LogEvent[], authorOf: (messageId: string) => string | undefined): void {
    let mayBeNew = false;
    for (const { seq, ts, data } of events) {
      if (data.kind !== 'message.created' || data.replyTo === undefined) continue;
      const thread = this.#store.getState().threads.get(data.replyTo);
      if (thread !== undefined) this.#put(withReply(thread, { seq, ts, isOwn: data.author.id === this.#me }));
      else mayBeNew ||= data.author.id === this.#me || (authorOf(data.replyTo) ?? this.#me) === this.#me;
    }
    if (mayBeNew) void this.refresh();
  }

  read(rootId: string, seq: number): void {
    const thread = this.#store.getState().threads.get(rootId);
    if (thread === undefined || seq <= thread.lastReadSeq) return;
    const isAll = seq >= thread.lastReplySeq;
    this.#put({ ...thread, lastReadSeq: seq, unread: isAll ? 0 : thread.unread });
    // How many lie between is the server's to say.
    if (!isAll) void this.refresh();
  }

  /** The person has read the thread up to `seq`. Shown at once; the server, and through it their other tabs, hear of it. */
  async markRead(rootId: string, seq: number): Promise<void> {
    const thread = this.#store.getState().threads.get(rootId);
    if (thread === undefined || seq <= thread.lastReadSeq) return;
    this.read(rootId, seq);
    try {
      await this.#api.markThread(rootId, seq);
    } catch (error) {
      // The next mark, or the next load of the list, says it again; only a bug is worth more.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  async #load(): Promise<void> {
    try {
      const answer = await this.#api.threads();
      const { threads: held } = this.#store.getState();
      const threads = new Map(
        answer.map((thread) => [thread.root.id, newer(held.get(thread.root.id), thread)]),
      );
      this.#store.setState({ phase: { word: 'ready' }, threads });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (this.#store.getState().phase.word !== 'ready')
        this.#store.setState({ phase: { word: 'failed', message: error.message } });
    }
  }

  #put(thread: FollowedThread): void {
    this.#store.setState(({ threads }) => ({ threads: new Map(threads).set(thread.root.id, thread) }));
  }
}

/** A reply counts once, whether it was in the server's count or heard twice; with an own one everything is read. */
function withReply(
  thread: FollowedThread,
  { seq, ts, isOwn }: { seq: number; ts: number; isOwn: boolean },
): FollowedThread {
  if (seq <= thread.lastReplySeq) return thread;
  const { replyCount } = thread.root;
  const root = { ...thread.root, replyCount: replyCount + 1, lastReplyAt: new Date(ts).toISOString() };
  const next = { ...thread, root, lastReplySeq: seq };
  return isOwn ? { ...next, lastReadSeq: seq, unread: 0 } : { ...next, unread: thread.unread + 1 };
}

/** An answer may be older than what was heard, or marked, while it was on its way. */
function newer(held: FollowedThread | undefined, answer: FollowedThread): FollowedThread {
  if (held === undefined) return answer;
  const isOld = held.lastReplySeq > answer.lastReplySeq || held.lastReadSeq > answer.lastReadSeq;
  return isOld ? held : answer;
}
