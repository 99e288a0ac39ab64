/** How to get to the answers that the document declares and cannot tell the way to, by operation and status. */
import { favouritesPerUser } from '@tidewire/protocol';
import type { Place } from './places.fixture.ts';
import type { Who } from './ways.fixture.ts';

type Asking = {
  who?: Who;
  /** Parameters of the path; what is not said is made. */
  path?: Place;
  query?: Record<string, string>;
  /** What is not said is as the schema lets it be. */
  body?: unknown;
  headers?: Record<string, string>;
};
type Told = { etag: string; body: Record<string, unknown> };
export type Ask = (operationId: string, asking: Asking) => Promise<Told>;
type Recipe = (ask: Ask) => Promise<void>;

/** A room of one's own with a message in it. */
async function written(ask: Ask): Promise<Place> {
  const { body: room } = await ask('createRoom', { body: { name: 'A room' } });
  const path = { roomId: String(room.id) };
  const { body: message } = await ask('createMessage', { path, body: { body: 'A message' } });
  return { ...path, messageId: String(message.id) };
}

async function deleted(ask: Ask): Promise<Place> {
  const path = await written(ask);
  await ask('deleteMessage', { path });
  return path;
}

/** The caller, in a room that they alone own. */
async function loneOwner(ask: Ask): Promise<Place> {
  return { roomId: (await written(ask)).roomId ?? '', userId: 'me' };
}

const match = {
  competition: 'Cup',
  round: 'Group stage',
  group: 'Group A',
  ground: 'Stadium',
  kickOff: 1_781_204_400_000,
  home: 'Mexico',
  away: 'South Africa',
  status: 'first_half',
  minute: 9,
  addedMinute: 0,
  score: [1, 0],
  periods: {},
  time: 1_781_204_940_000,
  provenance: 'replayed',
};

async function invited(ask: Ask): Promise<Place> {
  const { roomId = '' } = await written(ask);
  const { body } = await ask('createRoomInvite', { path: { roomId }, body: {} });
  return { code: String(body.code) };
}

/** A match with a state that was told. */
async function published(ask: Ask): Promise<void> {
  const feedId = 'match.fuzzed';
  await ask('createFeed', {
    body: { id: feedId, kind: 'match', title: 'A match', provenance: match.provenance },
  });
  await ask('publishFeedEvents', { path: { feedId }, body: { events: [{ type: 'match', match }] } });
}

/** A message of the caller's, and what they reported of it themself. */
async function reported(ask: Ask): Promise<{ roomId: string; messageId: string; reportId: string }> {
  const { roomId = '', messageId = '' } = await written(ask);
  const { body } = await ask('createRoomReport', { path: { roomId }, body: { messageId, reason: 'Spam' } });
  return { roomId, messageId, reportId: String(body.id) };
}

/** Somebody else, who is in a room with the caller. */
async function acquainted(ask: Ask): Promise<string> {
  const { body: other } = await ask('getUser', { who: 'other', path: { userId: 'me' } });
  const { roomId = '' } = await written(ask);
  const userId = String(other.id);
  await ask('putMembership', { path: { userId, roomId }, body: {} });
  return userId;
}

/** A file of one's own for a room of one's own. */
async function announced(ask: Ask): Promise<{ roomId: string; attachmentId: string }> {
  const { roomId = '' } = await written(ask);
  const { body } = await ask('createAttachment', { body: { roomId, name: 'a.txt', size: 4 } });
  return { roomId, attachmentId: String(body.id) };
}

const keysPerPerson = 100;

const anyTeam = { userId: 'me', favourite: 'team:Anywhere' };

export const recipes: Readonly<Record<string, Recipe>> = {
  'createApiKey 409': async (ask) => {
    for (let n = 0; n <= keysPerPerson; n += 1)
      await ask('createApiKey', { who: 'other', body: { name: 'One of many', scopes: ['rooms:read'] } });
  },
  'addFavourite 409': async (ask) => {
    for (let n = 0; n <= favouritesPerUser; n += 1)
      await ask('addFavourite', { who: 'other', path: { userId: 'me', favourite: `team:One of many ${n}` } });
  },
  'addFavourite 400': async (ask) => {
    await ask('addFavourite', { path: anyTeam, headers: { 'if-match': 'nonsense' } });
  },
  'followUser 409': async (ask) => {
    const { body: me } = await ask('getUser', { path: { userId: 'me' } });
    await ask('followUser', { path: { userId: 'me', followedId: String(me.id) } });
  },
  'followUser 200': async (ask) => {
    const path = { userId: 'me', followedId: await acquainted(ask) };
    await ask('followUser', { path });
    await ask('followUser', { path });
    await ask('unfollowUser', { path });
  },
  'createRoomForUser 201': async (ask) => {
    await ask('createRoomForUser', { path: { userId: 'me' }, body: { name: 'A room' } });
  },
  'createRoom 409': async (ask) => {
    const { roomId = '' } = await written(ask);
    await ask('createRoom', { who: 'other', body: { id: roomId, name: 'Taken' } });
  },
  'markThreadRead 200': async (ask) => {
    const { roomId = '', messageId = '' } = await written(ask);
    await ask('createMessage', { path: { roomId }, body: { body: 'A reply', replyTo: messageId } });
    await ask('markThreadRead', { path: { userId: 'me', messageId }, body: { lastReadSeq: 1 } });
  },
  'createMessage 200': async (ask) => {
    const { roomId = '', messageId } = await written(ask);
    await ask('createMessage', { path: { roomId }, body: { id: messageId, body: 'A message' } });
  },
  'addFavourite 403': async (ask) => {
    await ask('addFavourite', { who: 'weak', path: anyTeam });
  },
  'listApiKeys 429': async (ask) => {
    await ask('listApiKeys', { who: 'spent' });
  },
  'createApiKey 429': async (ask) => {
    await ask('createApiKey', { who: 'spent', body: { name: 'One', scopes: ['rooms:read'] } });
  },
  'getAsyncapiDocument 429': async (ask) => {
    await ask('getAsyncapiDocument', { who: 'spent' });
  },
  // What is made up for it may be refused for something else first.
  'updateUser 412': async (ask) => {
    const headers = { 'if-match': '"stale"' };
    await ask('updateUser', { path: { userId: 'me' }, body: { name: 'Stale' }, headers });
  },
  'updateSource 200': async (ask) => {
    await ask('updateSource', {
      path: { sourceId: 'espn' },
      query: { reason: 'Why' },
      body: { enabled: false },
    });
  },
  'updateSource 412': async (ask) => {
    const headers = { 'if-match': '"stale"' };
    await ask('updateSource', {
      ...{ path: { sourceId: 'espn' }, query: { reason: 'Why' }, body: { enabled: false } },
      headers,
    });
  },
  // It is no replay.
  'updateSource 409': async (ask) => {
    await ask('updateSource', { path: { sourceId: 'espn' }, query: { reason: 'Why' }, body: { seekTo: 1 } });
  },
  'createMessage 409': async (ask) => {
    const { messageId } = await written(ask);
    await ask('createMessage', { body: { id: messageId, body: 'Elsewhere' } });
  },
  'createAttachment 201': async (ask) => {
    await announced(ask);
  },
  'createAttachment 200': async (ask) => {
    const { roomId, attachmentId } = await announced(ask);
    await ask('createAttachment', { body: { id: attachmentId, roomId, name: 'a.txt', size: 4 } });
  },
  'createAttachment 409': async (ask) => {
    const { attachmentId } = await announced(ask);
    const { roomId } = await written(ask);
    await ask('createAttachment', { body: { id: attachmentId, roomId, name: 'a.txt', size: 4 } });
  },
  'getAttachment 200': async (ask) => {
    const { attachmentId } = await announced(ask);
    await ask('getAttachment', { path: { attachmentId } });
  },
  'getAttachment 304': async (ask) => {
    const { attachmentId } = await announced(ask);
    const { etag } = await ask('getAttachment', { path: { attachmentId } });
    await ask('getAttachment', { path: { attachmentId }, headers: { 'if-none-match': etag } });
  },
  'deleteAttachment 204': async (ask) => {
    const { attachmentId } = await announced(ask);
    await ask('deleteAttachment', { path: { attachmentId } });
  },
  'editMessage 409': async (ask) => {
    await ask('editMessage', { path: await deleted(ask), body: { body: 'Other words' } });
  },
  'addReaction 409': async (ask) => {
    await ask('addReaction', { path: { ...(await deleted(ask)), emoji: '👍' } });
  },
  'pinMessage 204': async (ask) => {
    const path = await written(ask);
    await ask('pinMessage', { path });
    await ask('pinMessage', { path });
  },
  'pinMessage 412': async (ask) => {
    const path = await written(ask);
    await ask('pinMessage', { path });
    await ask('pinMessage', { path, headers: { 'if-none-match': '*' } });
  },
  'unpinMessage 204': async (ask) => {
    const path = await written(ask);
    await ask('pinMessage', { path });
    await ask('unpinMessage', { path });
  },
  'putRoomFeed 409': async (ask) => {
    const { roomId = '' } = await written(ask);
    await published(ask);
    const rules = [{ kind: 'moves', percent: 2, windowMs: 60_000 }];
    await ask('putRoomFeed', { path: { roomId, feedId: 'match.fuzzed' }, body: { rules } });
  },
  'putRoomFeed 404': async (ask) => {
    const { roomId = '' } = await written(ask);
    await ask('putRoomFeed', { path: { roomId, feedId: 'stock.NONE' }, body: {} });
  },
  'putRoomFeed 412': async (ask) => {
    const { roomId = '' } = await written(ask);
    await published(ask);
    const path = { roomId, feedId: 'match.fuzzed' };
    await ask('putRoomFeed', { path, body: {} });
    await ask('putRoomFeed', { path, body: {}, headers: { 'if-match': '"another"' } });
  },
  'getFavourite 304': async (ask) => {
    await ask('addFavourite', { path: anyTeam });
    const { etag } = await ask('getFavourite', { path: anyTeam });
    await ask('getFavourite', { path: anyTeam, headers: { 'if-none-match': etag } });
  },
  'getFavourite 401': async (ask) => {
    await ask('getFavourite', { who: 'nobody', path: anyTeam });
  },
  'getFavourite 403': async (ask) => {
    await ask('getFavourite', { who: 'weak', path: anyTeam });
  },
  'getFavourite 422': async (ask) => {
    await ask('getFavourite', { path: anyTeam, query: { unknown: '1' } });
  },
  'addFavourite 401': async (ask) => {
    await ask('addFavourite', { who: 'nobody', path: anyTeam });
  },
  'updateMembership 200': async (ask) => {
    const path = await loneOwner(ask);
    const { etag } = await ask('getMembership', { path });
    await ask('updateMembership', { path, body: { feedsMuted: true }, headers: { 'if-match': etag } });
  },
  'searchMessages 304': async (ask) => {
    await written(ask);
    const query = { q: 'message' };
    const { etag } = await ask('searchMessages', { query });
    await ask('searchMessages', { query, headers: { 'if-none-match': etag } });
  },
  'pinMessage 409': async (ask) => {
    await ask('pinMessage', { path: await deleted(ask) });
  },
  // Nobody bans themself.
  'updateUser 409': async (ask) => {
    await ask('updateUser', { path: { userId: 'me' }, body: { banned: true } });
  },
  // Somebody must be left who may run this.
  'deleteUser 409': async (ask) => {
    const { body: me } = await ask('getUser', { path: { userId: 'me' } });
    const { body } = await ask('listUsers', { query: { role: 'admin', limit: '100' } });
    for (const { id } of body.items as { id: string }[])
      if (id !== me.id) await ask('updateUser', { path: { userId: id }, body: { role: 'user' } });
    await ask('deleteUser', { path: { userId: 'me' } });
  },
  'putMembership 409': async (ask) => {
    await ask('putMembership', { path: await loneOwner(ask), body: { role: 'member' } });
  },
  'updateMembership 409': async (ask) => {
    await ask('updateMembership', { path: await loneOwner(ask), body: { role: 'member' } });
  },
  'openDirectRoom 201': async (ask) => {
    const participantIds = [await acquainted(ask)];
    await ask('openDirectRoom', { path: { userId: 'me' }, body: { participantIds } });
  },
  'openDirectRoom 200': async (ask) => {
    const participantIds = [await acquainted(ask)];
    await ask('openDirectRoom', { path: { userId: 'me' }, body: { participantIds } });
    await ask('openDirectRoom', { path: { userId: 'me' }, body: { participantIds } });
  },
  'openDirectRoom 409': async (ask) => {
    const { roomId: id } = await written(ask);
    const { body: fourth } = await ask('createUser', {
      body: {
        username: 'fuzz.fourth',
        name: 'Fourth',
        email: 'fourth@tidewire.test',
        password: 'ten letters or more',
      },
    });
    const { roomId = '' } = await written(ask);
    await ask('putMembership', { path: { userId: String(fourth.id), roomId }, body: {} });
    const participantIds = [await acquainted(ask), String(fourth.id)];
    await ask('openDirectRoom', { path: { userId: 'me' }, body: { id, participantIds } });
  },
  'createRoomReport 201': async (ask) => {
    await reported(ask);
  },
  'createRoomReport 200': async (ask) => {
    const { roomId, messageId } = await reported(ask);
    await ask('createRoomReport', { path: { roomId }, body: { messageId, reason: 'Again' } });
  },
  'getRoomReport 304': async (ask) => {
    const { roomId, reportId } = await reported(ask);
    const path = { roomId, reportId };
    const { etag } = await ask('getRoomReport', { path });
    await ask('getRoomReport', { path, headers: { 'if-none-match': etag } });
  },
  'updateRoomReport 200': async (ask) => {
    const { roomId, reportId } = await reported(ask);
    await ask('updateRoomReport', { path: { roomId, reportId }, body: { state: 'dismissed' } });
  },
  'previewInvite 200': async (ask) => {
    await ask('previewInvite', { path: await invited(ask) });
  },
  'previewInvite 304': async (ask) => {
    const path = await invited(ask);
    const { etag } = await ask('previewInvite', { path });
    await ask('previewInvite', { path, headers: { 'if-none-match': etag } });
  },
  'redeemInvite 201': async (ask) => {
    await ask('redeemInvite', { who: 'other', path: await invited(ask), body: {} });
  },
  'redeemInvite 200': async (ask) => {
    await ask('redeemInvite', { path: await invited(ask), body: {} });
  },
  'publishFeedEvents 201': published,
  'getStandings 200': async (ask) => {
    await published(ask);
    await ask('getStandings', { query: { competition: match.competition } });
  },
  'getStandings 304': async (ask) => {
    const query = { competition: match.competition };
    const { etag } = await ask('getStandings', { query });
    await ask('getStandings', { query, headers: { 'if-none-match': etag } });
  },
};
