import type { Client, LogSubscription } from '@tidewire/client';
import type { LogEvent, Membership, UserEventData } from '@tidewire/protocol/wire';
import { assertNever, roomChannel, userChannel } from '@tidewire/protocol/wire';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError } from '../api-error.ts';
import { mayCallAnew } from './calls.ts';
import { RoomPages } from './room-pages.ts';
import { activityOf, heard, type RoomState, readUpTo, refreshed, restarted, roomFrom } from './room-state.ts';
import {
  noRooms,
  type RoomsApi,
  type RoomsState,
  seenBefore,
  type WhyGone,
  withLost,
  without,
  withRoom,
} from './rooms-state.ts';

/**
 * All rooms of the signed-in person: who is in which, what was said, what is unread. It joins the REST answers with the live log of
 * each room and of the person; it refuses to know React and the socket.
 */
/** Rooms whose log is followed live, the most recently active first. One connection may follow 200 channels; feeds need some. */
const maxFollowed = 120;

export class RoomsStore {
  readonly #client: Pick<Client, 'log' | 'userId'>;
  readonly #api: RoomsApi;
  /** What the person is called by in messages. */
  readonly #handle: string | undefined;
  /** What is asked for page by page. */
  readonly pages: RoomPages;
  readonly #threads: ThreadsEar;
  readonly #store: StoreApi<RoomsState>;
  readonly #followed = new Map<string, LogSubscription>();
  readonly #opened = new Map<string, number>();
  /** Rooms being left from here: their disappearing needs no explanation. */
  readonly #leaving = new Set<string>();
  /** Of these, the ones that were left and are still looked at. */
  readonly #hasLeft = new Set<string>();
  /** Rooms that came while a list was on its way: it may be older than they are. */
  readonly #cameMeanwhile = new Set<string>();
  #notices: LogSubscription | undefined;
  #refreshing: Promise<void> | undefined;
  #isStale = false;

  constructor(
    client: Pick<Client, 'log' | 'userId'>,
    api: RoomsApi,
    {
      handle,
      threads = noThreads,
      seen = [],
    }: {
      handle?: string | undefined;
      threads?: ThreadsEar;
      /** Rooms as they were when they were last seen: shown until the server has told of them. */
      seen?: readonly RoomState[];
    } = {},
  ) {
    this.#client = client;
    this.#api = api;
    this.#handle = handle;
    this.#threads = threads;
    this.#store = createStore<RoomsState>(() => (seen.length === 0 ? noRooms : seenBefore(seen)));
    this.pages = new RoomPages(api, {
      find: (roomId) => this.#store.getState().rooms.get(roomId),
      change: (roomId, next) => this.#change(roomId, next),
    });
  }

  get store(): StoreApi<RoomsState> {
    return this.#store;
  }

  start(): void {
    if (this.#notices !== undefined) return;
    this.#notices = this.#client.log(userChannel(this.#client.userId), {
      // Whatever the notices could not tell us, the list itself does.
      onReset: () => void this.refresh(),
      onEvents: (events) => {
        for (const event of events) this.#onNotice(event.data);
      },
    });
    this.#follow();
    void this.refresh();
  }

  stop(): void {
    this.#notices?.close();
    this.#notices = undefined;
    for (const subscription of this.#followed.values()) subscription.close();
    this.#followed.clear();
  }

  /** Asks for the list again. While one answer is on its way, further calls share one more. */
  refresh(): Promise<void> {
    this.#threads.missed();
    if (this.#refreshing !== undefined) {
      this.#isStale = true;
      return this.#refreshing;
    }
    this.#refreshing = this.#load().finally(() => {
      this.#refreshing = undefined;
      if (this.#isStale) {
        this.#isStale = false;
        void this.refresh();
      }
    });
    return this.#refreshing;
  }

  /** A room was joined or created here: shown at once. */
  add(membership: Membership): void {
    const id = membership.room.id;
    this.#cameMeanwhile.add(id);
    const known = this.#store.getState().rooms.get(id);
    // What is left of a membership that ended cannot carry a new one.
    if (known === undefined) this.#unfollow(id);
    const room =
      known === undefined ? roomFrom(membership, this.#handle) : this.#refreshed(known, membership);
    this.#store.setState((state) => withRoom(state, room));
    this.#follow();
  }

  /** Leaves a room; it disappears once the server agreed and nobody looks at it any more. @throws {ApiError} */
  async leave(roomId: string): Promise<void> {
    this.#leaving.add(roomId);
    try {
      await this.#api.leave(roomId);
    } catch (error) {
      this.#leaving.delete(roomId);
      throw error;
    }
    this.#hasLeft.add(roomId);
    if (!this.#opened.has(roomId)) this.#forget(roomId);
  }

  /** Someone looks at a room: it is followed whatever its rank, and keeps all it holds. Returns the end of looking. */
  open(roomId: string): () => void {
    this.#opened.set(roomId, (this.#opened.get(roomId) ?? 0) + 1);
    if (this.#store.getState().rooms.has(roomId)) this.#followRoom(roomId);
    return () => {
      const left = (this.#opened.get(roomId) ?? 1) - 1;
      if (left > 0) this.#opened.set(roomId, left);
      else this.#opened.delete(roomId);
      if (left > 0) return;
      // Whoever comes back begins at the end.
      this.pages.showNewest(roomId);
      if (this.#hasLeft.has(roomId)) this.#forget(roomId);
    };
  }

  /** The person has read up to `seq`. Shown at once; the server, and through it their other tabs, hear of it. */
  async markRead(roomId: string, seq: number): Promise<void> {
    const room = this.#store.getState().rooms.get(roomId);
    if (room === undefined || seq <= room.readSeq) return;
    this.#onRead(roomId, seq);
    try {
      await this.#api.patchMembership(roomId, { lastReadSeq: seq });
    } catch (error) {
      // The next mark, or the next load of the list, says it again; only a bug is worth more.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** Every room is read up to what is known of it. */
  async markAllRead(): Promise<void> {
    const unread = [...this.#store.getState().rooms].filter(
      ([, room]) => room.unread.count > 0 || room.mentions > 0,
    );
    await Promise.all(unread.map(([id, room]) => this.markRead(id, Math.max(room.log.seq, room.unread.seq))));
  }

  get #me(): string {
    return this.#client.userId;
  }

  async #load(): Promise<void> {
    this.#cameMeanwhile.clear();
    try {
      const memberships = await this.#api.memberships();
      const { rooms: before, gone } = this.#store.getState();
      const rooms = new Map<string, RoomState>();
      for (const membership of memberships) {
        const known = before.get(membership.room.id);
        rooms.set(
          membership.room.id,
          known === undefined ? roomFrom(membership, this.#handle) : this.#refreshed(known, membership),
        );
      }
      for (const id of this.#cameMeanwhile) {
        const room = before.get(id);
        if (room !== undefined && !rooms.has(id)) rooms.set(id, room);
      }
      const lost = [...before.keys()].filter((id) => !rooms.has(id) && this.#opened.has(id));
      const nowGone = new Map(gone);
      for (const id of lost)
        if (!nowGone.has(id)) nowGone.set(id, { why: 'ended', isPrivate: isPrivate(before.get(id)) });
      for (const id of rooms.keys()) nowGone.delete(id);
      this.#store.setState({ phase: { word: 'ready' }, rooms, gone: nowGone });
      this.#follow();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (this.#store.getState().phase.word !== 'ready')
        this.#store.setState({ phase: { word: 'failed', message: error.message } });
    }
  }

  #onNotice(data: UserEventData): void {
    switch (data.kind) {
      case 'room.added':
        void this.#ask(data.roomId);
        return;
      case 'room.removed':
        this.#lose(data.roomId, 'ended');
        this.#threads.missed();
        return;
      case 'read.moved':
        this.#onRead(data.roomId, data.seq);
        return;
      case 'thread.read':
        this.#threads.read(data.rootId, data.seq);
        return;
      case 'watchlist.changed':
      case 'sports.changed':
      case 'alert.fired':
      case 'alert.corrected':
      case 'alerts.changed':
      case 'following.changed':
        return;
      default:
        assertNever(data);
    }
  }

  #onRead(roomId: string, seq: number): void {
    let isKnown = true;
    this.#change(roomId, (room) => {
      const result = readUpTo(room, seq, this.#me);
      isKnown = result.isKnown;
      return result.room;
    });
    if (!isKnown) void this.#ask(roomId);
  }

  async #ask(roomId: string): Promise<void> {
    try {
      this.add(await this.#api.membership(roomId));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'not_found') this.#lose(roomId, 'ended');
    }
  }

  #refreshed(room: RoomState, membership: Membership): RoomState {
    const isFollowed = this.#followed.has(membership.room.id);
    return refreshed(room, membership, { me: this.#me, isFollowed });
  }

  /** The server no longer knows this room for this person. Of a public one it can be asked why; of a private one it says nothing more. */
  async #findOut(roomId: string): Promise<void> {
    this.#lose(roomId, 'ended');
    if (this.#store.getState().gone.get(roomId)?.isPrivate !== false) return;
    try {
      await this.#api.room(roomId);
      this.#lose(roomId, 'removed');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'not_found') this.#lose(roomId, 'deleted');
    }
  }

  #forget(roomId: string): void {
    this.#unfollow(roomId);
    this.#leaving.delete(roomId);
    this.#hasLeft.delete(roomId);
    this.#store.setState(({ rooms }) => ({ rooms: without(rooms, roomId) }));
  }

  #unfollow(roomId: string): void {
    this.#followed.get(roomId)?.close();
    this.#followed.delete(roomId);
  }

  /**
   * The room is not the person's any more. Its log is heard to its end, which the server makes and says the reason of: the person's own
   * notices may be faster, and do not tell a removed member from a deleted room.
   */
  #lose(roomId: string, why: WhyGone): void {
    if (this.#leaving.has(roomId)) return;
    const next = withLost(this.#store.getState(), roomId, why);
    if (next !== undefined) this.#store.setState(next);
  }

  #follow(): void {
    const { rooms } = this.#store.getState();
    const byActivity = [...rooms.entries()].sort(([, a], [, b]) => activityOf(b) - activityOf(a));
    for (const [id] of byActivity) {
      if (this.#followed.size >= maxFollowed) break;
      this.#followRoom(id);
    }
  }

  #followRoom(roomId: string): void {
    const room = this.#store.getState().rooms.get(roomId);
    if (room === undefined || this.#followed.has(roomId) || this.#notices === undefined) return;
    const subscription = this.#client.log(
      roomChannel(roomId),
      {
        onEvents: (events) => this.#onEvents(roomId, events),
        onReset: (reset) => {
          this.#change(roomId, (now) => restarted(now, reset, this.#me));
          this.#threads.missed();
          void this.#ask(roomId);
        },
        onSync: (sync) => this.#change(roomId, (now) => ({ ...now, sync })),
        onError: (failure) => {
          const isPutOut = failure.code === 'forbidden' || failure.code === 'banned';
          if (!isPutOut && failure.code !== 'not_found') return;
          if (isPutOut) this.#lose(roomId, 'removed');
          else void this.#findOut(roomId);
          this.#unfollow(roomId);
        },
      },
      { since: { epoch: room.log.epoch, seq: room.log.seq } },
    );
    this.#followed.set(roomId, subscription);
  }

  #onEvents(roomId: string, events: readonly LogEvent[]): void {
    const { messages = [] } = this.#store.getState().rooms.get(roomId)?.log ?? {};
    this.#threads.heard(events, (id) => messages.find((message) => message.id === id)?.author.id);
    this.#change(roomId, (room) => heard(room, events, this.#me, this.#opened.has(roomId)));
    const room = this.#store.getState().rooms.get(roomId);
    const me = { id: this.#me, handle: this.#handle };
    if (room !== undefined && mayCallAnew(room.log, events, me)) void this.#ask(roomId);
    if (events.some((event) => event.data.kind === 'room.deleted')) this.#lose(roomId, 'deleted');
  }

  #change(roomId: string, next: (room: RoomState) => RoomState): void {
    const { rooms } = this.#store.getState();
    const room = rooms.get(roomId);
    if (room === undefined) return;
    const changed = next(room);
    if (changed !== room) this.#store.setState({ rooms: new Map(rooms).set(roomId, changed) });
  }
}

/** Who counts what is said in threads hears of it by the way. */
export type ThreadsEar = {
  /** `authorOf`: who wrote a message of this room, when the page holds it. */
  heard(events: readonly LogEvent[], authorOf: (messageId: string) => string | undefined): void;
  /** The person has read so far in a thread, here or elsewhere. */
  read(rootId: string, seq: number): void;
  /** Something was not heard, or they are in other rooms than before. */
  missed(): void;
};

const noThreads: ThreadsEar = { heard() {}, read() {}, missed() {} };

const isPrivate = (room: RoomState | undefined): boolean => room?.membership.room.visibility === 'private';
