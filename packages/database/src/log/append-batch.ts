/**
 * What one group commit stores: messages that people sent and events that sources said. Knows who may be refused and why; the queue in
 * front is group-commit.ts, the SQL behind is append-statements.ts.
 */
import { type AttachedFile, type LogEventData, roomChannel } from '@tidewire/protocol';
import { toAttachedFile } from '../attachments/attachment-rows.ts';
import type { Appended, AppendRefusal, Committed, NewMessage } from '../database.ts';
import type { Sources } from '../sources.ts';
import type { PlainStatements } from '../transact.ts';
import { appendEvents, type NewEvent } from './append-events.ts';
import {
  type AttachmentRow,
  claimAttachments,
  findAttachments,
  findMembers,
  findRoomsAndPeople,
  findRoots,
  findStored,
  followThreads,
  insertMessages,
  type MemberRow,
  moveVersions,
  type ThreadReply,
} from './append-statements.ts';
import { findStreams } from './find-streams.ts';
import { addMentions } from './mentions.ts';

export type AppendItem =
  | { type: 'message'; message: NewMessage }
  | { type: 'event'; channel: string; data: LogEventData };

export type AppendResult = Appended | AppendRefusal;

/** Resolves when the item is on the disk. */
export type Append = (item: AppendItem) => Promise<AppendResult>;

/** A message's fate before sequence numbers are given. `same`: an earlier item of this very batch carries the same id. */
type Fate =
  | { type: 'append'; event: NewEvent; files?: readonly AttachedFile[] | undefined }
  | { type: 'settled'; result: AppendResult }
  | { type: 'same'; index: number };

/** Appends a batch within the transaction `tx`: one result for each item, in order. */
export async function appendBatch(
  tx: PlainStatements,
  sources: Sources,
  items: readonly AppendItem[],
): Promise<AppendResult[]> {
  const messages = items.flatMap((item) => (item.type === 'message' ? [item.message] : []));
  const ts = sources.now();
  const fates = decide(items, await lookUp(tx, messages, new Date(ts)));
  const appending = fates.flatMap((fate, index) => (fate.type === 'append' ? [{ fate, index }] : []));
  const streams = await findStreams(
    tx,
    new Date(ts),
    appending.flatMap(({ index }) => items[index] ?? []),
  );
  const committed = await appendEvents(tx, sources, ts, [
    ...appending.map(({ fate }) => fate.event),
    ...streams.map(({ event }) => event),
  ]);
  const told = Map.groupBy(committed.slice(appending.length), (_, nth) => streams[nth]?.messageId);
  const placed = new Map<number, Appended>();
  const rows = [];
  const said = [];
  const replied = new Map<string, number>();
  const replies: ThreadReply[] = [];
  const claims: { id: string; messageId: string; position: number }[] = [];
  for (const [nth, { fate, index }] of appending.entries()) {
    const item = items[index];
    const place = committed[nth];
    if (!item || !place) throw new Error('an event was not given its place');
    placed.set(index, {
      ...{ epoch: place.epoch, seq: place.seq, ts, duplicate: false },
      ...(fate.files !== undefined && { attachments: fate.files }),
      ...(item.type === 'message' && toldOf(told, item.message.messageId)),
    });
    if (item.type === 'message') {
      const { messageId, roomId, author, body, replyTo, feed } = item.message;
      rows.push({ id: messageId, roomId, seq: place.seq, authorId: author.id, body, ts, replyTo, feed });
      said.push({ messageId, roomId, seq: place.seq, author, body });
      for (const [position, { id }] of (fate.files ?? []).entries()) claims.push({ id, messageId, position });
      // The last reply of a batch has the highest place.
      if (replyTo !== undefined) {
        replied.set(replyTo, place.seq);
        replies.push({ authorId: author.id, rootId: replyTo, roomId, seq: place.seq });
      }
    }
  }
  if (rows.length > 0) await insertMessages(tx, rows);
  await addMentions(tx, said);
  if (claims.length > 0) await claimAttachments(tx, claims);
  if (replied.size > 0) {
    await moveVersions(
      tx,
      [...replied].map(([id, seq]) => ({ id, seq })),
    );
    await followThreads(tx, replies);
  }
  return fates.map((fate, index) => resultOf(fate, index, placed));
}

function toldOf(
  told: ReadonlyMap<string | undefined, Committed[]>,
  messageId: string,
): { told?: readonly Committed[] } {
  const events = told.get(messageId);
  return events === undefined ? {} : { told: events };
}

function resultOf(fate: Fate, index: number, placed: ReadonlyMap<number, Appended>): AppendResult {
  if (fate.type === 'settled') return fate.result;
  const place = placed.get(fate.type === 'same' ? fate.index : index);
  if (!place) throw new Error('a message was not given its place');
  if (fate.type === 'append') return place;
  const { epoch, seq, ts } = place;
  return { epoch, seq, ts, duplicate: true };
}

/** Whether a member may write; `until: null` is for good. */
type Speech = { type: 'free' } | { type: 'muted'; until: string | null };

const speechOf = ({ isMuted, mutedUntil }: MemberRow): Speech =>
  isMuted ? { type: 'muted', until: mutedUntil?.toISOString() ?? null } : { type: 'free' };

type Known = {
  stored: ReadonlyMap<string, Appended & { roomId: string; authorId: string }>;
  members: ReadonlyMap<string, Speech>;
  /** Ids of the rooms and people that exist, of those that appear in a pair that is no membership. */
  existing: ReadonlySet<string>;
  /** The rooms of the messages that may be replied to, of those that are. */
  roots: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, AttachmentRow>;
};

async function lookUp(tx: PlainStatements, messages: readonly NewMessage[], now: Date): Promise<Known> {
  if (messages.length === 0) {
    return { stored: new Map(), members: new Map(), existing: new Set(), roots: new Map(), files: new Map() };
  }
  const pairs = new Map<string, { userId: string; roomId: string }>();
  for (const { author, roomId } of messages) {
    pairs.set(pairKey(author.id, roomId), { userId: author.id, roomId });
  }
  const stored = await findStored(tx, [...new Set(messages.map(({ messageId }) => messageId))]);
  const rows = await findMembers(tx, [...pairs.values()], now);
  const members = new Map(rows.map((row) => [pairKey(row.userId, row.roomId), speechOf(row)]));
  const strangers = [...pairs].flatMap(([key, pair]) => (members.has(key) ? [] : [pair]));
  return {
    stored: new Map(
      stored.map(({ id, createdAt, roomId, authorId, epoch, seq }) => [
        id,
        { roomId, authorId, epoch, seq, ts: createdAt.getTime(), duplicate: true },
      ]),
    ),
    members,
    existing: await findExisting(tx, strangers),
    roots: await findThreads(tx, messages),
    files: await findFiles(tx, messages),
  };
}

async function findFiles(
  tx: PlainStatements,
  messages: readonly NewMessage[],
): Promise<ReadonlyMap<string, AttachmentRow>> {
  const ids = new Set(messages.flatMap(({ attachments = [] }) => attachments));
  if (ids.size === 0) return new Map();
  return new Map((await findAttachments(tx, [...ids])).map((row) => [row.id, row]));
}

async function findThreads(
  tx: PlainStatements,
  messages: readonly NewMessage[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(messages.flatMap(({ replyTo }) => (replyTo === undefined ? [] : [replyTo])));
  if (ids.size === 0) return new Map();
  const roots = await findRoots(tx, [...ids]);
  return new Map(roots.map(({ id, roomId }) => [id, roomId]));
}

async function findExisting(
  tx: PlainStatements,
  pairs: { userId: string; roomId: string }[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const ids = await findRoomsAndPeople(
    tx,
    pairs.flatMap(({ roomId, userId }) => [roomId, userId]),
  );
  return new Set(ids.map(({ id }) => id));
}

function decide(items: readonly AppendItem[], known: Known): Fate[] {
  const earlier = new Map<string, { index: number; message: NewMessage }>();
  const claimed = new Set<string>();
  return items.map((item, index): Fate => {
    if (item.type === 'event') {
      return { type: 'append', event: { channel: item.channel, data: item.data } };
    }
    const { message } = item;
    const fate = decideMessage(message, known, { earlier, claimed });
    if (fate.type === 'append') {
      earlier.set(message.messageId, { index, message });
      for (const { id } of fate.files ?? []) claimed.add(id);
    }
    return fate;
  });
}

/** What came before in the same batch: messages by their ids, and the files that they took. */
type Batch = {
  earlier: ReadonlyMap<string, { index: number; message: NewMessage }>;
  claimed: ReadonlySet<string>;
};

/** A retry gets its first answer even when its author has left the room since: the message is there. */
function decideMessage(message: NewMessage, known: Known, batch: Batch): Fate {
  const { messageId, roomId, author, body, replyTo, feed } = message;
  const earlier = batch.earlier.get(messageId);
  const stored = known.stored.get(messageId);
  if (stored?.roomId === roomId && stored.authorId === author.id) {
    const { epoch, seq, ts, duplicate } = stored;
    return { type: 'settled', result: { epoch, seq, ts, duplicate } };
  }
  if (earlier?.message.roomId === roomId && earlier.message.author.id === author.id) {
    return { type: 'same', index: earlier.index };
  }
  const speech = known.members.get(pairKey(author.id, roomId));
  if (!speech) {
    const isThere = known.existing.has(roomId) && known.existing.has(author.id);
    return { type: 'settled', result: { refused: isThere ? 'not_member' : 'gone' } };
  }
  if (stored || earlier) return { type: 'settled', result: { refused: 'taken' } };
  if (speech.type === 'muted') return { type: 'settled', result: { refused: 'muted', until: speech.until } };
  if (replyTo !== undefined && roomOfRoot(replyTo, known, batch.earlier) !== roomId) {
    return { type: 'settled', result: { refused: 'no_thread' } };
  }
  const files = filesOf(message, known, batch.claimed);
  if (files === 'unfit') return { type: 'settled', result: { refused: 'no_attachment' } };
  const extra = {
    ...(files !== undefined && { attachments: [...files] }),
    ...(replyTo !== undefined && { replyTo }),
    ...(feed !== undefined && { feed }),
  };
  return {
    type: 'append',
    event: {
      channel: roomChannel(roomId),
      data: { kind: 'message.created', messageId, author: pickAuthor(author), body, ...extra },
    },
    files,
  };
}

/** One that is not the author's, not for this room, not ready or not free makes the whole message unfit. */
function filesOf(
  { attachments = [], author, roomId }: NewMessage,
  known: Known,
  claimed: ReadonlySet<string>,
): readonly AttachedFile[] | undefined | 'unfit' {
  if (attachments.length === 0) return undefined;
  const files: AttachedFile[] = [];
  for (const id of attachments) {
    const row = known.files.get(id);
    const isTheirs = row?.uploaderId === author.id && row.roomId === roomId;
    if (!isTheirs || row.state !== 'ready' || row.messageId !== null || claimed.has(id)) return 'unfit';
    const number = (value: number | bigint | null): number | null => (value === null ? null : Number(value));
    const sizes = { size: Number(row.size), width: number(row.width), height: number(row.height) };
    files.push(toAttachedFile({ ...row, ...sizes, thumbnail: Boolean(row.thumbnail) }));
  }
  return files;
}

/** The first message of a thread may have come just before its reply. */
function roomOfRoot(
  replyTo: string,
  known: Known,
  batch: ReadonlyMap<string, { message: NewMessage }>,
): string | undefined {
  const message = batch.get(replyTo)?.message;
  return known.roots.get(replyTo) ?? (message?.replyTo === undefined ? message?.roomId : undefined);
}

/** Only the fields that readers may see, whatever else the caller's object carries. */
function pickAuthor({ id, name, guest }: NewMessage['author']): NewMessage['author'] {
  return { id, name, guest };
}

const pairKey = (userId: string, roomId: string): string => JSON.stringify([userId, roomId]);
