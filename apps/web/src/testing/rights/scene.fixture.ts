/**
 * What each row of docs/rights.md is asked about: a room with people and messages, somebody's alert, a key. Everything is put there
 * through the database, so that the only request is the one that is judged, and is new for each cell, so that no cell finds what another
 * left behind.
 */
import { randomBytes } from 'node:crypto';
import { hashApiKey, newApiKey, type SourceDefaults } from '@tidewire/database';
import type { MatchState, Quote, Role, Visibility } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { hashInviteCode } from '../../lib/rooms/invite-code.ts';
import type { RestApi } from '../rest-api.fixture.ts';
import { type Caller, type Cast, newUsername, summonCast } from './cast.fixture.ts';
import { getOperation } from './rights-table.fixture.ts';

/** `fellow` is a member and `deputy` a moderator besides those who ask. */
export type Stage = { api: RestApi; cast: Cast; fellow: string; deputy: string };

export const prepareStage = async (api: RestApi): Promise<Stage> => ({
  api,
  cast: await summonCast(api),
  fellow: await addPerson(api),
  deputy: await addPerson(api),
});

/** What may stand in the path of any operation. */
export type Things = {
  roomId: string;
  messageId: string;
  attachmentId: string;
  inviteId: string;
  reportId: string;
  code: string;
  userId: string;
  feedId: string;
  alertId: string;
  keyId: string;
  sessionId: string;
  emoji: string;
  favourite: string;
  sourceId: string;
  followedId: string;
};

export type Scene = {
  on: string;
  visibility: Visibility | undefined;
  things: Things;
  /** Somebody who is in a room with the person it is about. */
  acquaintanceId?: string;
};

export const competition = 'Cup';
export const quote: Quote = { last: 1, time: 1_000, provenance: 'replayed' };

const worldCup: SourceDefaults = {
  ...{ id: 'worldcup', provenance: 'replayed', available: true, enabled: true },
  settings: { speed: 60, loop: true },
};

const match: MatchState = {
  ...{ competition, round: 'Final', ground: 'Here', kickOff: 1_000, home: 'A', away: 'B' },
  ...{ status: 'first_half', minute: 7, addedMinute: 0, score: [1, 0], periods: {}, time: 2_000 },
  provenance: 'replayed',
};

/**
 * Puts there what this operation is asked about by this caller; what it does not name is an id of nothing. Without a caller it is for all
 * of them, and nothing in it is anybody's own.
 */
export async function setScene(
  stage: Stage,
  caller: Caller | undefined,
  { operation, on }: { operation: string; on: string },
): Promise<Scene> {
  const { database } = stage.api.services;
  const visibility = on.startsWith('public') ? 'public' : on.startsWith('private') ? 'private' : undefined;
  const names = getOperation(operation).params;
  const needs = (name: keyof Things): boolean => names.includes(name);
  const things = nothing();
  const scene: Scene = { on, visibility, things };

  if (visibility !== undefined) await addRoom(stage, { roomId: things.roomId, visibility, caller });
  const isOwn = isAboutOneself(on);
  const subjectId = isOwn
    ? caller?.personId
    : on.includes('somebody outside')
      ? await addAcquaintance(stage, caller?.personId)
      : (personNamed(on, stage) ?? (await addPerson(stage.api)));
  if (needs('userId') || operation === 'listApiKeys')
    things.userId = isOwn ? 'me' : (subjectId ?? things.userId);

  if (visibility !== undefined) {
    if (needs('messageId') || needs('reportId') || operation === 'createRoomReport')
      await addMessage(stage, scene, isOwn ? caller?.personId : undefined);
    if (needs('attachmentId')) await addAttachment(stage, scene, isOwn ? caller?.personId : stage.fellow);
    if (needs('inviteId') || needs('code')) things.inviteId = await addInvite(stage, things);
    if (needs('reportId')) await addReport(stage, things);
    if (/^(?:get|delete|list)Room(?:Bans?|Mutes?)$/.test(operation)) await addRestrictions(stage, things);
  }
  if (on === 'unknown code') things.code = randomBytes(16).toString('base64url');
  if (operation.endsWith('Source')) await database.sources.declare({ declared: [worldCup] });
  if (needs('feedId') || needs('alertId') || operation === 'createAlert') await addFeed(stage, things.feedId);
  if (operation === 'removeRoomFeed') await addRoomFeed(stage, things);
  if (operation === 'getStandings') await addMatch(stage);
  if (subjectId === undefined) return scene;

  if (operation === 'openDirectRoom') scene.acquaintanceId = await addAcquaintance(stage, subjectId);
  if (operation === 'markThreadRead') await addThread(stage, subjectId, things);
  if (needs('alertId')) await addAlert(stage, subjectId, things);
  if (['getWatchedFeed', 'unwatchFeed', 'moveWatchedFeed'].includes(operation))
    await database.feeds.putWatch(subjectId, things.feedId);
  if (operation === 'getFavourite' || operation === 'removeFavourite')
    taken(
      await database.sports.putFavourite(subjectId, {
        kind: 'team',
        name: things.favourite.slice('team:'.length),
      }),
    );
  if (needs('followedId')) things.followedId = await addAcquaintance(stage, subjectId);
  if (operation === 'unfollowUser') taken(await database.following.put(subjectId, things.followedId));
  if (needs('keyId')) things.keyId = await addOwnKey(stage, subjectId);
  if (needs('sessionId')) {
    const { internalAdapter } = await stage.api.services.auth.$context;
    things.sessionId = (await internalAdapter.createSession(subjectId)).id;
  }
  return scene;
}

/** Well-formed ids of what is not there. */
export const nothing = (): Things => ({
  roomId: v7(),
  messageId: v7(),
  attachmentId: v7(),
  inviteId: v7(),
  reportId: v7(),
  code: randomBytes(16).toString('base64url'),
  userId: newUsername(),
  feedId: `stock.${newUsername()}`,
  alertId: v7(),
  keyId: newUsername(),
  sessionId: newUsername(),
  emoji: '👍',
  favourite: `team:${newUsername()}`,
  sourceId: 'worldcup',
  followedId: newUsername(),
});

/** Whether a row says `oneself`, `own message` or `one’s own …`. */
export const isAboutOneself = (on: string): boolean => /\b(?:oneself|own)\b/.test(on);

function personNamed(on: string, { cast, fellow, deputy }: Stage): string | undefined {
  if (/, a member/.test(on)) return fellow;
  if (/, a moderator/.test(on)) return deputy;
  return /, the owner/.test(on) ? personOf(cast.Owner) : undefined;
}

async function addPerson({ services: { database } }: RestApi): Promise<string> {
  const username = newUsername();
  const account = { username, name: 'Somebody', email: `${username}@tidewire.test` };
  const made = await database.users.create({ ...account, passwordHash: 'none', role: 'user' });
  return taken(made).user.id;
}

/** With its owner, the fellow, the deputy, and whoever asks in their role. */
async function addRoom(
  { api, cast, fellow, deputy }: Stage,
  { roomId, visibility, caller }: { roomId: string; visibility: Visibility; caller: Caller | undefined },
): Promise<void> {
  const { rooms } = api.services.database;
  taken(await rooms.create(personOf(cast.Owner), { id: roomId, name: 'Room', topic: '', visibility }));
  const roles: [string, Role][] = [
    [fellow, 'member'],
    [deputy, 'moderator'],
  ];
  for (const { kind, personId } of caller === undefined ? [cast.Member, cast.Moderator] : [caller]) {
    if (personId === undefined) continue;
    if (kind === 'Member') roles.push([personId, 'member']);
    if (kind === 'Moderator') roles.push([personId, 'moderator']);
  }
  for (const [personId, role] of roles) taken(await rooms.putMember(roomId, personId, role));
}

/** By this author, who was in the room when they wrote it, whether or not they still are; without one, by the fellow. */
async function addMessage(
  { api, fellow }: Stage,
  { things: { roomId, messageId } }: Scene,
  id = fellow,
): Promise<void> {
  const { rooms, messages } = api.services.database;
  const isVisitor = (await rooms.findRole(id, roomId)) === undefined;
  if (isVisitor) taken(await rooms.putMember(roomId, id, 'member'));
  const said = { roomId, messageId, author: { id, name: 'Author', guest: false }, body: 'hello' };
  taken(await messages.append(said));
  if (isVisitor) taken(await rooms.removeMember(roomId, id));
}

/** Ready to be sent, or sent, as `on` says. */
async function addAttachment(
  { api }: Stage,
  { on, things: { roomId, messageId, attachmentId } }: Scene,
  uploaderId: string | undefined,
): Promise<void> {
  if (uploaderId === undefined) return;
  const { attachments, messages } = api.services.database;
  const announced = { id: attachmentId, uploaderId, roomId, name: 'a.txt', size: 4 };
  taken(await attachments.create(announced, announced.size * 1_000));
  await attachments.received(attachmentId);
  await attachments.settle(attachmentId, { state: 'ready', type: 'text/plain', thumbnail: false });
  if (!on.endsWith('a sent file')) return;
  const author = { id: uploaderId, name: 'Author', guest: false };
  taken(await messages.append({ roomId, messageId, author, body: '', attachments: [attachmentId] }));
}

/** In a room of their own: they began it and answered it themselves, and so they follow it. */
async function addThread({ api }: Stage, personId: string, { roomId, messageId }: Things): Promise<void> {
  const { rooms, messages } = api.services.database;
  taken(await rooms.create(personId, { id: roomId, name: 'Room', topic: '', visibility: 'private' }));
  const said = { roomId, author: { id: personId, name: 'Author', guest: false }, body: 'hello' };
  taken(await messages.append({ ...said, messageId }));
  taken(await messages.append({ ...said, messageId: v7(), replyTo: messageId }));
}

async function addInvite({ api, cast }: Stage, { roomId, code }: Things): Promise<string> {
  const made = await api.services.database.invites.create({
    roomId,
    createdById: personOf(cast.Owner),
    codeHash: hashInviteCode(code),
    expiresAt: null,
    maxUses: null,
  });
  return taken(made).invite.id;
}

async function addReport({ api, fellow }: Stage, { roomId, messageId, reportId }: Things): Promise<void> {
  const report = { id: reportId, roomId, messageId, reporterId: fellow, reason: 'Spam' };
  taken(await api.services.database.reports.create(report));
}

async function addRestrictions({ api, cast }: Stage, { roomId, userId }: Things): Promise<void> {
  const { restrictions, users } = api.services.database;
  if ((await users.find(userId)) === undefined) return;
  const until = new Date(Date.now() + 3_600_000).toISOString();
  for (const kind of ['ban', 'mute'] as const) {
    const by = { createdById: personOf(cast.Owner), reason: 'Spam', until };
    taken(await restrictions.put({ roomId, userId, kind, ...by }));
  }
}

/** Somebody who is in another room with them. */
async function addAcquaintance({ api, cast }: Stage, personId: string | undefined): Promise<string> {
  const { rooms } = api.services.database;
  const id = v7();
  const acquaintanceId = await addPerson(api);
  taken(await rooms.create(personOf(cast.Owner), { id, name: 'Room', topic: '', visibility: 'private' }));
  for (const one of [personId, acquaintanceId])
    if (one !== undefined) taken(await rooms.putMember(id, one, 'owner'));
  return acquaintanceId;
}

async function addFeed({ api }: Stage, id: string): Promise<void> {
  const about = { title: 'Feed', currency: 'USD', provenance: 'replayed' } as const;
  taken(await api.services.database.feeds.create({ id, kind: 'quote', ...about }));
}

async function addMatch({ api }: Stage): Promise<void> {
  const { feeds } = api.services.database;
  const feedId = `match.${newUsername()}`;
  taken(
    await feeds.create({ id: feedId, kind: 'match', title: 'Final', currency: null, provenance: 'replayed' }),
  );
  await feeds.record([{ feedId, events: [{ type: 'match', match }] }]);
}

async function addRoomFeed(stage: Stage, { roomId, feedId }: Things): Promise<void> {
  const { database } = stage.api.services;
  const members = await database.rooms.listMembers(roomId, { limit: 1 });
  const author = members[0]?.user;
  if (author === undefined) throw new Error('nobody is in the room');
  taken(await database.roomFeeds.put({ roomId, feedId, messageId: v7(), author, rules: [], unread: false }));
}

async function addAlert({ api }: Stage, ownerId: string, { alertId: id, feedId }: Things): Promise<void> {
  const line = {
    kind: 'crosses',
    direction: 'above',
    price: 2,
    hysteresis: 0,
    repeat: false,
    expiresAt: null,
  } as const;
  taken(await api.services.database.alerts.create(ownerId, { id, feedId, ...line }));
}

async function addOwnKey({ api }: Stage, ownerId: string): Promise<string> {
  const key = newApiKey();
  const about = { name: 'Key', start: key.slice(0, 7), scopes: 'rooms:read', expiresAt: null };
  const { credentials } = api.services.database;
  return taken(await credentials.createKey({ ownerId, keyHash: hashApiKey(key), ...about })).key.id;
}

export function personOf({ kind, personId }: Caller): string {
  if (personId === undefined) throw new Error(`${kind} is no person`);
  return personId;
}

/** What the database did; throws when it would not. */
function taken<T extends object>(outcome: T): Exclude<T, { refused: unknown }> {
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
  return outcome as Exclude<T, { refused: unknown }>;
}
