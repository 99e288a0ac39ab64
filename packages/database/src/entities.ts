/**
 * How each kind of thing that has an entity tag is read within a transaction. A new kind is one line here and one in entity-tag.ts.
 */
import { findAlert } from './alert-store.ts';
import { findKey, findSession } from './credentials/credential-store.ts';
import { type EntityKind, entityTag, matchesTag } from './entity-tag.ts';
import { PreconditionFailedError } from './errors.ts';
import { findFeed } from './feed-store.ts';
import { findMessage } from './messages/message-rows.ts';
import { findRestriction } from './rooms/find-restriction.ts';
import { findInvite } from './rooms/invites.ts';
import { findReport } from './rooms/reports.ts';
import { selectMembership, selectRoom } from './rooms/room-rows.ts';
import { findSource } from './source-store.ts';
import type { Sources } from './sources.ts';
import { findScoreHold } from './sports-store.ts';
import type { Terms } from './terms.ts';
import type { Statements } from './transact.ts';
import { selectUser } from './users/user-rows.ts';

/**
 * One thing. `key` is what identifies it: a person's id, a room's, a feed's; a person's and a room's of a
 * membership, a room's and the message's of a message, a room's and a person's of a ban, a person's and the alert's of an
 * alert, and so of a session and of a key, a room's and the invite's of an invite or the report's of a report; a person's of their score
 * hold, a source's.
 */
export type Entity = { kind: EntityKind; key: readonly string[] };

/** `match`: the thing is as one of these tags names it (`*`: in whatever state). `absent`: it is not there yet. */
export type Precondition = { entity: Entity } & ({ match: readonly string[] } | { absent: true });

type Asked = { statements: Statements; now: Date };
type Reader = (asked: Asked, ...key: string[]) => Promise<object | undefined>;

const readers: Readonly<Record<EntityKind, Reader>> = {
  user: ({ statements, now }, id = '') => selectUser(statements, id, now),
  room: ({ statements }, id = '') => selectRoom(statements, id),
  membership: ({ statements }, userId = '', roomId = '') => selectMembership(statements, userId, roomId),
  feed: ({ statements }, id = '') => findFeed(statements, id),
  ban: ({ statements, now }, roomId = '', userId = '') =>
    findRestriction(statements, { roomId, userId, kind: 'ban' }, now),
  mute: ({ statements, now }, roomId = '', userId = '') =>
    findRestriction(statements, { roomId, userId, kind: 'mute' }, now),
  report: ({ statements }, roomId = '', id = '') => findReport(statements, roomId, id),
  alert: ({ statements }, userId = '', id = '') => findAlert(statements, userId, id),
  session: ({ statements, now }, userId = '', id = '') => findSession(statements, userId, id, now),
  key: ({ statements }, id = '') => findKey(statements, id),
  invite: ({ statements, now }, roomId = '', id = '') => findInvite(statements, roomId, id, now),
  source: ({ statements, now }, id = '') => findSource(statements, id, now),
  score_hold: ({ statements }, userId = '') => findScoreHold(statements, userId),
  message: ({ statements }, roomId = '', id = '') => findMessage(statements, roomId, id),
};

/** Whether the condition was looked at within a write; when nothing was written, the caller may look at it otherwise. */
export type Settled = { settled: boolean };

/**
 * Holds the first transaction to the condition. Later ones are free: the first has changed the thing by then. A thing that is not there is
 * for the unit itself to miss.
 */
export function preconditionTerms(precondition: Precondition, sources: Sources, progress: Settled): Terms {
  return async (tx, unit) => {
    if (!progress.settled) {
      if (!(await holds({ statements: tx, now: new Date(sources.now()) }, precondition)))
        throw new PreconditionFailedError('it was changed meanwhile');
      progress.settled = true;
    }
    return unit(tx);
  };
}

async function holds(asked: Asked, precondition: Precondition): Promise<boolean> {
  const { kind, key } = precondition.entity;
  const thing = await readers[kind](asked, ...key);
  if ('absent' in precondition) return thing === undefined;
  return thing === undefined || matchesTag(precondition.match, tagsOf(kind, thing));
}

/** Those who keep a room see another tag of somebody's membership than the person does. */
function tagsOf(kind: EntityKind, thing: object): string[] {
  const tag = entityTag(kind, thing);
  if (kind !== 'membership' || !('role' in thing) || !('joinedAt' in thing)) return [tag];
  const { role, joinedAt } = thing;
  return [tag, entityTag(kind, { user: undefined, role, joinedAt })];
}
