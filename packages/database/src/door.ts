/**
 * The list of everything the database can be asked, and of what each question is made of. Types are gone at run time, and an object where
 * an id belongs (`{ not: '' }`) would be a filter that matches every row: so each argument is looked at once more, here. The worker takes
 * the same list as what may be called from outside.
 */
import type { Database } from './database.ts';

type Stores = Pick<
  Database,
  | 'messages'
  | 'threads'
  | 'invites'
  | 'search'
  | 'logs'
  | 'rooms'
  | 'users'
  | 'feeds'
  | 'sources'
  | 'sports'
  | 'tickets'
  | 'audit'
  | 'restrictions'
  | 'reports'
  | 'alerts'
  | 'attachments'
  | 'roomFeeds'
  | 'following'
  | 'credentials'
>;
type StoreName = keyof Stores;
/** `rooms.find`, `messages.append` and so on. */
export type MethodName = { [S in StoreName]: `${S}.${keyof Stores[S] & string}` }[StoreName];

/**
 * - `words`: a list of texts;
 * - `text`, `number`: just that, a number being a whole one;
 * - `record`: an object of scalars, or of records of scalars;
 * - `message`: a record with a list of texts, the ids of its files;
 * - `json`: anything, because it is only ever stored as JSON text;
 * - `entries`: what feeds said;
 * - `prices`: what feeds cost;
 * - `line`: a record whose numbers may have fractions;
 * - `note`: a record, or nothing.
 */
type Kind =
  | 'words'
  | 'text'
  | 'number'
  | 'record'
  | 'message'
  | 'json'
  | 'entries'
  | 'prices'
  | 'line'
  | 'note';

const signatures: Readonly<Record<MethodName, readonly Kind[]>> = {
  'messages.append': ['message'],
  'messages.list': ['text', 'record'],
  'messages.findSeqAt': ['text', 'number'],
  'messages.listReplies': ['text', 'record'],
  'messages.find': ['text', 'text', 'text'],
  'messages.edit': ['record'],
  'messages.delete': ['record', 'note'],
  'messages.listEdits': ['text', 'record'],
  'messages.react': ['record'],
  'messages.unreact': ['record'],
  'messages.pin': ['record'],
  'messages.unpin': ['record'],
  'messages.listPins': ['text', 'record'],
  'threads.list': ['text', 'record'],
  'threads.moveRead': ['text', 'text', 'number'],
  'search.messages': ['words', 'record', 'record'],
  'logs.append': ['text', 'json'],
  'logs.position': ['text'],
  'logs.read': ['text', 'record'],
  'logs.reset': ['text'],
  'rooms.create': ['text', 'record'],
  'rooms.openDirect': ['text', 'words', 'text'],
  'rooms.find': ['text'],
  'rooms.listPublic': ['record'],
  'rooms.update': ['text', 'record', 'note'],
  'rooms.delete': ['text', 'note'],
  'rooms.listMemberships': ['text', 'record'],
  'rooms.findMembership': ['text', 'text'],
  'rooms.findRole': ['text', 'text'],
  'rooms.findStanding': ['text', 'text'],
  'rooms.rolesOf': ['text'],
  'rooms.isKnownTo': ['text', 'text', 'text'],
  'rooms.listMembers': ['text', 'record'],
  'rooms.putMember': ['text', 'text', 'text', 'note'],
  'rooms.updateMembership': ['text', 'text', 'record', 'note'],
  'rooms.removeMember': ['text', 'text', 'note'],
  'users.find': ['text'],
  'users.list': ['record'],
  'users.create': ['record', 'note'],
  'users.update': ['text', 'record', 'note'],
  'users.delete': ['text', 'note'],
  'users.isCredentialGood': ['record'],
  'feeds.list': ['record'],
  'feeds.find': ['text'],
  'feeds.create': ['record', 'note'],
  'feeds.update': ['text', 'record', 'note'],
  'feeds.put': ['record'],
  'feeds.delete': ['text', 'note'],
  'feeds.record': ['entries', 'number'],
  'feeds.history': ['text', 'record'],
  'feeds.rollBars': ['prices'],
  'feeds.bars': ['text', 'text', 'record'],
  'feeds.clear': ['text'],
  'feeds.latestValues': [],
  'feeds.listWatchlist': ['text'],
  'feeds.putWatch': ['text', 'text'],
  'feeds.moveWatch': ['text', 'text', 'record'],
  'feeds.removeWatch': ['text', 'text'],
  'sources.declare': ['json'],
  'sources.list': [],
  'sources.find': ['text'],
  'sources.change': ['text', 'json', 'note'],
  'sources.claim': ['text', 'text', 'number'],
  'sources.renew': ['record', 'number', 'json'],
  'sources.release': ['record'],
  'sources.takeSeek': ['record'],
  'sources.tell': ['record', 'text', 'json'],
  'sports.listFavourites': ['text'],
  'sports.putFavourite': ['text', 'record'],
  'sports.removeFavourite': ['text', 'record'],
  'sports.findScoreHold': ['text'],
  'sports.putScoreHold': ['text', 'record'],
  'tickets.use': ['text', 'number'],
  'following.list': ['text', 'record'],
  'following.put': ['text', 'text'],
  'following.remove': ['text', 'text'],
  'following.posts': ['text', 'record'],
  'roomFeeds.list': ['text'],
  'roomFeeds.put': ['json'],
  'roomFeeds.remove': ['text', 'text'],
  'alerts.create': ['text', 'line'],
  'alerts.list': ['text', 'record'],
  'alerts.find': ['text', 'text'],
  'alerts.update': ['text', 'text', 'line'],
  'alerts.delete': ['text', 'text'],
  'alerts.log': ['text', 'record'],
  'alerts.watched': ['text'],
  'alerts.move': ['text', 'record', 'record'],
  'alerts.fire': ['text', 'number', 'json', 'record'],
  'alerts.correct': ['text', 'record', 'record', 'json'],
  'attachments.create': ['record', 'number'],
  'attachments.find': ['text'],
  'attachments.received': ['text'],
  'attachments.settle': ['text', 'record'],
  'attachments.listChecking': ['number'],
  'attachments.delete': ['text'],
  'attachments.expire': ['number', 'number'],
  'attachments.known': ['words'],
  'audit.list': ['record', 'record'],
  'audit.verify': [],
  'invites.list': ['text', 'record'],
  'invites.find': ['text', 'text'],
  'invites.create': ['record', 'note'],
  'invites.remove': ['text', 'text', 'note'],
  'invites.preview': ['text'],
  'invites.redeem': ['text', 'text'],
  'credentials.listSessions': ['text', 'record'],
  'credentials.findSession': ['text', 'text'],
  'credentials.findSessionHolder': ['text'],
  'credentials.endSession': ['text', 'text', 'note'],
  'credentials.listKeys': ['text', 'record'],
  'credentials.findKey': ['text'],
  'credentials.findKeyHolder': ['text'],
  'credentials.noteKeyUse': ['text'],
  'credentials.createKey': ['record', 'note'],
  'credentials.endKey': ['text', 'note'],
  'reports.create': ['record'],
  'reports.list': ['text', 'record'],
  'reports.find': ['text', 'text'],
  'reports.resolve': ['text', 'text', 'record', 'note'],
  'restrictions.list': ['text', 'text', 'record'],
  'restrictions.find': ['text', 'text', 'text'],
  'restrictions.put': ['record', 'note'],
  'restrictions.remove': ['text', 'text', 'text', 'note'],
};

/** Arguments that may be left out. */
const optional: ReadonlySet<string> = new Set(['messages.find 3', 'feeds.record 2', 'alerts.watched 1']);

type Method = (...args: unknown[]) => Promise<unknown>;

/** How a method is called whose name and arguments came from elsewhere. */
export type Call = (method: MethodName, args: readonly unknown[]) => Promise<unknown>;

/** The stores as one function, which refuses names and arguments that are not on the list. */
export function callOf(stores: Stores): Call {
  return async (method, args) => {
    checkArguments(method, args);
    const [store, name] = method.split('.') as [StoreName, string];
    const methods = stores[store] as unknown as Readonly<Record<string, Method>>;
    return methods[name]?.(...args);
  };
}

/** The stores made of one function that calls them, wherever they are. */
export function storesOf(call: Call): Stores {
  const stores: Record<string, Record<string, Method>> = {};
  for (const method of Object.keys(signatures) as MethodName[]) {
    const [store, name] = method.split('.') as [StoreName, string];
    const methods = stores[store] ?? {};
    methods[name] = (...args) => call(method, args);
    stores[store] = methods;
  }
  return stores as unknown as Stores;
}

function checkArguments(method: MethodName, args: readonly unknown[]): void {
  const kinds = Object.hasOwn(signatures, method) ? signatures[method] : undefined;
  if (!kinds) throw new TypeError(`the database knows no ${String(method)}`);
  if (args.length > kinds.length) throw new TypeError(`${method} takes ${kinds.length} arguments`);
  for (const [index, kind] of kinds.entries()) {
    const isLeftOut = args[index] === undefined && optional.has(`${method} ${index + 1}`);
    if (!isLeftOut && !isOfKind[kind](args[index])) {
      throw new TypeError(`argument ${index + 1} of ${method} must be ${kind}`);
    }
  }
}

const isOfKind: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  words: (value) => Array.isArray(value) && value.every((word) => typeof word === 'string'),
  text: (value) => typeof value === 'string',
  number: Number.isSafeInteger,
  record: (value) =>
    isObject(value) &&
    Object.values(value).every(
      (field) => isScalar(field) || (isObject(field) && Object.values(field).every(isScalar)),
    ),
  message: (value) => {
    if (!isObject(value)) return false;
    const { attachments, ...rest } = value;
    return isOfKind.record(rest) && (attachments === undefined || isOfKind.words(attachments));
  },
  json: isObject,
  note: (value) => value === undefined || isOfKind.record(value),
  line: (value) =>
    isObject(value) &&
    Object.values(value).every(
      (field) => isScalar(field) || (typeof field === 'number' && Number.isFinite(field)),
    ),
  prices: (value) =>
    Array.isArray(value) &&
    value.every(
      (entry) => isObject(entry) && typeof entry.feedId === 'string' && Array.isArray(entry.quotes),
    ),
  entries: (value) =>
    Array.isArray(value) &&
    value.every(
      (entry) => isObject(entry) && typeof entry.feedId === 'string' && Array.isArray(entry.events),
    ),
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number that is no number, or has a fraction, counts no rows and names no sequence number. */
function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean';
}
