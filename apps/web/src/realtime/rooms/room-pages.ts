import type { Message, Page } from '@tidewire/protocol/wire';
import { messageOf } from '../api-error.ts';
import { hasOlder } from './room-log.ts';
import type { RoomState } from './room-state.ts';
import { aimedAt, besidePast, isHeld, withNewerPage, withOlderPage, withPage } from './room-view-state.ts';
import type { RoomsApi } from './rooms-state.ts';

const pageSize = 50;

/** The timeline's row between what was read and what was not. */
export const unreadRow = 'unread';

/** Where the rooms are kept. */
export type RoomsHold = {
  find(roomId: string): RoomState | undefined;
  change(roomId: string, next: (room: RoomState) => RoomState): void;
};

/**
 * Asks for the pages of a room: before what is shown, after it, and around a message, a day or a read position of any age. It refuses to
 * know what is live.
 */
export class RoomPages {
  readonly #api: Pick<RoomsApi, 'messages'>;
  readonly #rooms: RoomsHold;

  constructor(api: Pick<RoomsApi, 'messages'>, rooms: RoomsHold) {
    this.#api = api;
    this.#rooms = rooms;
  }

  /** Pages backwards from what is shown. Calls while a page is on its way do nothing. */
  async loadOlder(roomId: string): Promise<void> {
    const room = this.#rooms.find(roomId);
    if (room === undefined || room.older.word === 'loading') return;
    const { epoch, floor } = room.past ?? room.log;
    if (!hasOlder(room.past ?? room.log)) return;
    this.#rooms.change(roomId, (now) => ({ ...now, older: { word: 'loading' } }));
    try {
      const page = await this.#api.messages(roomId, { before: floor + 1, limit: pageSize });
      this.#rooms.change(roomId, (now) => withOlderPage(now, { epoch, floor }, page));
    } catch (error) {
      this.#rooms.change(roomId, (now) => ({ ...now, older: { word: 'failed', message: messageOf(error) } }));
    }
  }

  /** Pages forwards from a stretch of the past, until it meets the present. */
  async loadNewer(roomId: string): Promise<void> {
    const room = this.#rooms.find(roomId);
    if (room?.past === undefined || room.newer.word === 'loading') return;
    const { epoch, seq } = room.past;
    this.#rooms.change(roomId, (now) => ({ ...now, newer: { word: 'loading' } }));
    try {
      const page = await this.#api.messages(roomId, { after: seq, limit: pageSize });
      this.#rooms.change(roomId, (now) => withNewerPage(now, { epoch, seq }, page));
    } catch (error) {
      this.#rooms.change(roomId, (now) => ({ ...now, newer: { word: 'failed', message: messageOf(error) } }));
    }
  }

  /** Leads to a message. @throws {ApiError} `not_found` when there is no such message. */
  async showMessage(roomId: string, messageId: string): Promise<void> {
    const room = this.#rooms.find(roomId);
    if (room === undefined) return;
    if (!isHeld(room, messageId)) {
      const page = await this.#api.messages(roomId, { around: messageId, limit: pageSize });
      this.#rooms.change(roomId, (now) => withPage(now, room.log.epoch, page));
    }
    this.#rooms.change(roomId, (now) => aimedAt(now, messageId));
  }

  /** Leads to the first message that was written at `time` (Unix ms) or later, or to the last of all. `false`: nothing was ever said. @throws {ApiError} */
  async showTime(roomId: string, time: number): Promise<boolean> {
    const room = this.#rooms.find(roomId);
    if (room === undefined) return false;
    const page = await this.#api.messages(roomId, { at: new Date(time).toISOString(), limit: pageSize });
    // Newest first.
    const first = page.items.findLast(({ createdAt }) => Date.parse(createdAt) >= time) ?? page.items[0];
    if (first === undefined) return false;
    this.#rooms.change(roomId, (now) =>
      aimedAt(isHeld(now, first.id) ? now : withPage(now, room.log.epoch, page), first.id),
    );
    return true;
  }

  /** Leads to the line after a read position. @throws {ApiError} */
  async showUnread(roomId: string, readSeq: number): Promise<void> {
    const room = this.#rooms.find(roomId);
    if (room === undefined) return;
    const { floor, seq } = room.past ?? room.log;
    if (readSeq < floor || readSeq >= seq) {
      const page = await this.#around(roomId, readSeq);
      this.#rooms.change(roomId, (now) => withPage(now, room.log.epoch, page));
    }
    this.#rooms.change(roomId, (now) => aimedAt(now, unreadRow));
  }

  /** Back to the present. */
  showNewest(roomId: string): void {
    this.#rooms.change(roomId, besidePast);
  }

  /** What was said just before a position and just after it, newest first. */
  async #around(roomId: string, seq: number): Promise<Page<Message>> {
    const limit = pageSize / 2;
    const [older, newer] = await Promise.all([
      this.#api.messages(roomId, { before: seq + 1, limit }),
      this.#api.messages(roomId, { after: seq, limit }),
    ]);
    return { ...older, items: [...newer.items, ...older.items] };
  }
}
