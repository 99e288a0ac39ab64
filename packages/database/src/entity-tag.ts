/**
 * Entity tags (RFC 9110 §8.8.3): names of a representation, equal exactly when it is.
 *
 * Some members of a representation move although nobody changes the thing: a quote's latest value, the unread messages of a busy room. A
 * tag of such a thing has two halves, `"own.moving"`. Whoever asks for what is new compares all of it; whoever wants to change the thing
 * must have seen its own half, which is everything that a PATCH can change. See docs/decisions.
 */
import { createHash } from 'node:crypto';

export type EntityKind =
  | 'user'
  | 'room'
  | 'membership'
  | 'feed'
  | 'message'
  | 'ban'
  | 'mute'
  | 'alert'
  | 'session'
  | 'key'
  | 'invite'
  | 'report'
  | 'score_hold'
  | 'source';

/** Members that are not the thing's own. */
const moving: Readonly<Record<EntityKind | 'member', ReadonlySet<string>>> = {
  user: new Set(),
  room: new Set(['memberCount']),
  membership: new Set(['room', 'participants', 'epoch', 'seq', 'unread', 'unreadMentions', 'lastMessage']),
  /** What others see of a membership. */
  member: new Set(['user', 'username']),
  feed: new Set(['latest']),
  ban: new Set(['user']),
  mute: new Set(['user']),
  report: new Set(['author', 'reporter']),
  alert: new Set(['state', 'firings']),
  /** How it is shown is made of what is stored, and depends on who looks. */
  session: new Set(['current', 'device', 'userAgent', 'expiresAt']),
  key: new Set(['lastUsedAt']),
  invite: new Set(['uses']),
  score_hold: new Set(),
  source: new Set(['seekTo', 'health', 'lease']),
  message: new Set(['version', 'reactions', 'replyCount', 'lastReplyAt']),
};

/** The strong tag of a representation, with its quotes. */
export function entityTag(kind: EntityKind, representation: object): string {
  const movers = moving[kind === 'membership' && 'user' in representation ? 'member' : kind];
  const members = Object.entries(representation);
  const own = members.filter(([name]) => !movers.has(name));
  if (own.length === members.length) return `"${digest(own)}"`;
  return `"${digest(own)}.${digest(members.filter(([name]) => movers.has(name)))}"`;
}

/** The tag of a representation that nobody changes as a whole: a list, a document. */
export const contentTag = (text: string): string => `"${hash(text)}"`;

/**
 * Whether an `If-Match` with these tags holds for a thing that has one of `current`: by strong comparison (RFC 9110 §13.1.1) of the own
 * half. A weak tag is equal to none.
 */
export const matchesTag = (given: readonly string[], current: readonly string[]): boolean =>
  given.includes('*') || given.some((tag) => current.some((one) => ownHalf(one) === ownHalf(tag)));

const ownHalf = (tag: string): string => tag.split(/[."]/, 2).join('"');

const digest = (members: [string, unknown][]): string => hash(canonical(Object.fromEntries(members)));

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** JSON with the names of each object in order: the same thing read in two ways has one tag. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
