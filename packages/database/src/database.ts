import type {
  Alert,
  AlertCreate,
  AlertFiring,
  AlertPatch,
  AlertSight,
  AlertStanding,
  ApiKey,
  AttachedFile,
  Attachment,
  AuditAction,
  AuditEvent,
  Bar,
  BarInterval,
  Favourite,
  Feed,
  FeedCreate,
  FeedEvent,
  FeedEventInput,
  FeedPatch,
  FeedSource,
  FeedSourcePatch,
  Followed,
  FollowedThread,
  Invite,
  LogEvent,
  LogEventData,
  MatchState,
  Member,
  Membership,
  MembershipPatch,
  Message,
  MessageEdit,
  MessageFeed,
  Pin,
  Position,
  Post,
  Provenance,
  Quote,
  Report,
  ReportState,
  Restriction,
  Role,
  Room,
  RoomCreate,
  RoomFeed,
  RoomKind,
  RoomPatch,
  RoomRule,
  ScoreHold,
  SourceHealthTold,
  SourceId,
  SourceSettings,
  User,
  UserRole,
  Visibility,
} from '@tidewire/protocol';

/**
 * The one door to the database. Every method is one unit: it happened whole, or it threw and nothing happened. Rights are not
 * checked here; callers ask `findStanding` and decide. Times are Unix milliseconds where a number, RFC 3339 where a string.
 */
export interface Database {
  readonly messages: MessageStore;
  readonly threads: ThreadStore;
  readonly logs: LogStore;
  readonly rooms: RoomStore;
  readonly search: SearchStore;
  readonly users: UserStore;
  readonly feeds: FeedStore;
  readonly sports: SportsStore;
  readonly sources: SourceStore;
  readonly tickets: TicketStore;
  readonly alerts: AlertStore;
  readonly attachments: AttachmentStore;
  readonly roomFeeds: RoomFeedStore;
  readonly following: FollowingStore;
  readonly audit: AuditStore;
  readonly restrictions: RestrictionStore;
  readonly reports: ReportStore;
  readonly invites: InviteStore;
  readonly credentials: CredentialStore;
  /** Resolves when a trivial write-free query answers; for `/healthz`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Who changes what is not theirs, and why. A method that is given a note writes one row of the audit log in the transaction of the change;
 * a change that is refused, or was made already, writes none.
 */
export type AuditNote = AuditCause & { action: AuditAction };

/** A note for methods that know by themselves which actions a change is. */
export type AuditCause = { actorId: string; requestId: string; reason?: string };

/** What an author asks to append. `messageId` is the row's key for ever. */
export type NewMessage = {
  roomId: string;
  messageId: string;
  author: { id: string; name: string; guest: boolean };
  body: string;
  /** Ids of the author's own files, ready and not sent before. */
  attachments?: readonly string[];
  /** The first message of the thread to reply in. */
  replyTo?: string;
  /** The live feed that makes it. */
  feed?: MessageFeed;
};

/** Where a message stands in its room's log. `duplicate`: this very id was already there, by this author in this room. */
export type Appended = {
  epoch: string;
  seq: number;
  ts: number;
  duplicate: boolean;
  /** What readers are told of its files; not there when it has none, and of a duplicate. */
  attachments?: readonly AttachedFile[];
  /** What it added to the streams of the author's followers, to be told them; not there when nobody is told. */
  told?: readonly Committed[];
};

/**
 * - `gone`: the room does not exist (any more), or the author has no account (any more).
 * - `not_member`: the author is not in the room at the moment of the commit.
 * - `taken`: the id belongs to another author's message or to another room's.
 * - `muted`: the author may read and not write in the room until then (RFC 3339; `null` is for good).
 * - `no_thread`: `replyTo` is no message of this room, or a reply itself.
 * - `no_attachment`: a file is not the author's, for another room, not ready, or was sent already.
 */
export type AppendRefusal =
  | { refused: 'gone' | 'not_member' | 'taken' | 'no_thread' | 'no_attachment' }
  | { refused: 'muted'; until: string | null };

export interface MessageStore {
  /**
   * Appends one message; resolves after the commit was fsynced. Calls that arrive while a commit is under way share the next one
   * (group commit). Order within a room is the order of the calls. Rejects when the database cannot be written: nothing was stored,
   * the same call may be tried again.
   */
  append(message: NewMessage): Promise<Appended | AppendRefusal>;
  /** Newest first. `before`/`after` are exclusive sequence numbers; with `after` the page is the oldest of those after it, still newest first. */
  list(
    roomId: string,
    page: { before?: number; after?: number; limit: number; viewerId?: string },
  ): Promise<Message[]>;
  /** Where a room stood at a moment (Unix ms): the `seq` of the first message written then or later, or of the last one of all. */
  findSeqAt(roomId: string, time: number): Promise<number | undefined>;
  /** Oldest first; `after` is the `seq` of the last one of the page before. */
  listReplies(rootId: string, page: { after?: number; limit: number; viewerId?: string }): Promise<Message[]>;
  /** `viewerId`, here and elsewhere: whose reactions are `mine`. */
  find(roomId: string, messageId: string, viewerId?: string): Promise<Message | undefined>;
  /**
   * Gives a message other words; the former ones are kept as an edit. The same words again change nothing and tell nobody. In the log the
   * event that created it has the words of now from then on (see `amended`). `deleted`: there is only its tombstone.
   */
  edit(
    change: MessagePlace & { body: string; viewerId?: string },
  ): Promise<
    | { message: Message; committed: Committed[] }
    | { refused: 'gone' | 'deleted' }
    | { refused: 'muted'; until: string | null }
  >;
  /**
   * Takes a message's words away: from its row, from its edits and from every event of the log; its reactions and its pin go too. The row
   * stays as a tombstone, with who did it and why, and so does its thread. A second time changes nothing and tells nobody.
   */
  delete(
    change: MessagePlace & { deletedById: string; reason?: string },
    audit?: AuditNote,
  ): Promise<{ committed: Committed[] } | { refused: 'gone' }>;
  /** Former words, the latest replaced first; `before` is the `seq` of the last edit of the page before. */
  listEdits(
    messageId: string,
    page: { before?: number; limit: number },
  ): Promise<(MessageEdit & { seq: number })[]>;
  /** `full`: there are as many different emoji on it as there may be. */
  react(
    reaction: MessagePlace & { emoji: string; userId: string },
  ): Promise<
    | { committed: Committed[] }
    | { refused: 'gone' | 'deleted' | 'full' }
    | { refused: 'muted'; until: string | null }
  >;
  unreact(
    reaction: MessagePlace & { emoji: string; userId: string },
  ): Promise<{ committed: Committed[] } | { refused: 'gone' }>;
  /** `full`: the room has as many pins as it may. One that is there stays as it is. */
  pin(
    pin: MessagePlace & { userId: string },
  ): Promise<{ created: boolean; committed: Committed[] } | { refused: 'gone' | 'deleted' | 'full' }>;
  unpin(pin: MessagePlace & { userId: string }): Promise<{ committed: Committed[] }>;
  /** The latest pinned first. */
  listPins(roomId: string, page: PageRequest & { viewerId?: string }): Promise<Pin[]>;
}

export type MessagePlace = { roomId: string; messageId: string };

/** The threads that people follow: who began one or wrote in it does, for as long as they are in the room. */
export interface ThreadStore {
  /** A person's threads that have replies, the latest answered first. */
  list(userId: string, page: PageRequest): Promise<FollowedThread[]>;
  /** Moves the read position forward, never past the end of the room; `gone`: they do not follow this thread. */
  moveRead(
    userId: string,
    rootId: string,
    seq: number,
  ): Promise<{ thread: FollowedThread; committed: Committed[] } | { refused: 'gone' }>;
}

export type LogPage = { epoch: string; seq: number; events: LogEvent[]; more: boolean };

export interface LogStore {
  /**
   * Appends one event to a log that is not a room's messages (timelines, notices); creates the channel when it is new. Of a person's own
   * notices at least the newest 2,000 are kept, which is more than may be resumed; every other log is kept whole.
   */
  append(channel: string, data: LogEventData): Promise<{ epoch: string; seq: number; ts: number }>;
  /** Position of a channel; creates it (seq 0, new epoch) when it never saw an event, so that there is always a position. */
  position(channel: string): Promise<Position>;
  /**
   * Events of a channel in ascending order, at most `limit` of them: the oldest after `after`, or the newest before `before`, or the
   * newest of all; `more` says that there are others in the direction of reading.
   */
  read(channel: string, page: { after?: number; before?: number; limit: number }): Promise<LogPage>;
  /** Forgets a channel's events and starts a new epoch at seq 0. */
  reset(channel: string): Promise<Position>;
}

/** An effect that other nodes must hear of: what to publish after the commit that caused it. */
export type Committed = { channel: string; epoch: string; seq: number; ts: number; data: LogEventData };

/** What became of rooms whose only owner went: who is owner now, and which rooms went too because nobody was left in them. */
export type Succession = { heirs: { roomId: string; userId: string }[]; deletedRoomIds: string[] };

/**
 * `after` is what the last item of the page before was sorted by: its time (`createdAt`, or `joinedAt` of memberships and members) and its
 * id. That item may be gone by now; the page goes on from where it stood.
 */
export type PageRequest = { after?: { time: string; id: string }; limit: number };

/** What decides about a person in a room: of what kind and how open it is, and their role when they are a member. */
export type RoomStanding = { kind: RoomKind; visibility: Visibility; role: Role | undefined };

export interface RoomStore {
  /** Creates a room owned by `ownerId`. With an id that is there already: the same owner and id gives the existing room, else `taken`. */
  create(
    ownerId: string,
    room: RoomCreate,
  ): Promise<
    { membership: Membership; created: boolean; committed: Committed[] } | { refused: 'taken' | 'gone' }
  >;
  /**
   * The room of `ownId` and these others, and of nobody else. Of two people there is one, whoever opens it first and however many ask at
   * once; a group is new, unless there is one of them with this `id`. `stranger`: this one has no account or is in none of the rooms of
   * `ownId`. `taken`: the id is of another room.
   */
  openDirect(
    ownId: string,
    otherIds: readonly string[],
    id: string,
  ): Promise<
    | { membership: Membership; created: boolean; committed: Committed[] }
    | { refused: 'gone' | 'taken' }
    | { refused: 'stranger'; userId: string }
  >;
  find(roomId: string): Promise<Room | undefined>;
  /** Public rooms, newest first. */
  listPublic(page: PageRequest): Promise<Room[]>;
  update(
    roomId: string,
    patch: RoomPatch,
    audit?: AuditNote,
  ): Promise<{ room: Room; committed: Committed[] } | undefined>;
  /** Removes the room, its messages and memberships. */
  delete(
    roomId: string,
    audit?: AuditNote,
  ): Promise<{ memberIds: string[]; committed: Committed[] } | undefined>;

  /**
   * A person's rooms with unread counts, latest joined first. Sorting by activity is the caller's matter. `keptOnly` leaves out direct rooms
   * and groups.
   */
  listMemberships(userId: string, page: PageRequest & { keptOnly?: boolean }): Promise<Membership[]>;
  findMembership(userId: string, roomId: string): Promise<Membership | undefined>;
  findRole(userId: string, roomId: string): Promise<Role | undefined>;
  /** `undefined`: there is no such room. */
  findStanding(userId: string, roomId: string): Promise<RoomStanding | undefined>;
  /** Every room of a person with their role; for a gateway that answers from memory. */
  rolesOf(userId: string): Promise<{ roomId: string; role: Role }[]>;
  /** Whether one may speak of this person to `readerId`: they are in a room together, or that person wrote in this one or was kept from it. */
  isKnownTo(readerId: string, userId: string, roomId: string): Promise<boolean>;
  /** Longest member first. */
  listMembers(roomId: string, page: PageRequest): Promise<Member[]>;
  /**
   * Joins or adds; an existing membership is left as it is unless `role` differs. `last_owner`: the room's only owner would become
   * something less. `banned`: the person may not come in until then (`null`: ever).
   */
  putMember(
    roomId: string,
    userId: string,
    role: Role,
    audit?: AuditNote,
  ): Promise<
    | { membership: Membership; created: boolean; committed: Committed[] }
    | { refused: 'gone' | 'last_owner' }
    | { refused: 'banned'; until: string | null }
  >;
  /** `lastReadSeq` only moves forward and never beyond the log's end. */
  updateMembership(
    roomId: string,
    userId: string,
    patch: MembershipPatch,
    audit?: AuditNote,
  ): Promise<{ membership: Membership; committed: Committed[] } | { refused: 'gone' | 'last_owner' }>;
  /**
   * Leaves or removes. When the last owner goes, the longest-standing moderator, else member, becomes owner; a room that nobody is left
   * in is deleted.
   */
  removeMember(
    roomId: string,
    userId: string,
    audit?: AuditNote,
  ): Promise<({ committed: Committed[] } & Succession) | { refused: 'gone' }>;
}

export type UserFilter = {
  q?: string | undefined;
  role?: UserRole | undefined;
  guest?: boolean | undefined;
  banned?: boolean | undefined;
};

/** `email` and `username` in lower case; `passwordHash` as the sign-in library makes it. */
export type NewAccount = {
  username: string;
  name: string;
  email: string;
  passwordHash: string;
  role: UserRole;
};

/** What is not named stays. `ban: null` takes a ban away; `until` is RFC 3339, `null` for good. */
export type UserChange = {
  name?: string | undefined;
  /** In lower case. */
  username?: string | undefined;
  role?: UserRole | undefined;
  ban?: { reason: string | null; until: string | null } | null | undefined;
};

export interface UserStore {
  find(userId: string): Promise<User | undefined>;
  /** Oldest first. */
  list(page: PageRequest & UserFilter): Promise<User[]>;
  /** An account that its person signs in to with the password of this hash. `taken`: somebody has the username or the address. */
  create(account: NewAccount, audit?: AuditNote): Promise<{ user: User } | { refused: 'taken' }>;
  /**
   * One audit row for each thing that changes. A ban ends all sessions of the person; keys stay, and open nothing while it lasts.
   * `last_admin`: nobody would be left who may run the installation. `taken`: somebody else has the username. `cut` says why the person's sockets must be closed.
   */
  update(
    userId: string,
    change: UserChange,
    audit?: AuditCause,
  ): Promise<
    | { user: User; cut: 'banned' | 'rights_changed' | undefined }
    | { refused: 'gone' | 'last_admin' | 'taken' }
  >;
  /**
   * Removes the person, their memberships, messages, sessions and keys; what they wrote is blanked in the logs of their rooms. Rooms that
   * only they owned are passed on as when they had left. `last_admin`: there would be no administrator any more.
   */
  delete(
    userId: string,
    audit?: AuditNote,
  ): Promise<({ committed: Committed[] } & Succession) | { refused: 'gone' | 'last_admin' }>;
  /** True while the session has neither ended nor expired, or the key is enabled and not expired, and its user is not banned. */
  isCredentialGood(credential: { type: 'session' | 'key'; id: string }): Promise<boolean>;
}

export type FeedValue = Quote | MatchState;

export interface FeedStore {
  /** By id, ascending; `after` is the last id of the page before. */
  list(page: { after?: string; limit: number }): Promise<Feed[]>;
  find(feedId: string): Promise<Feed | undefined>;
  /** `taken`: there is a feed with this id; it is left as it is. */
  create(feed: FeedCreate, audit?: AuditNote): Promise<{ feed: Feed } | { refused: 'taken' }>;
  update(feedId: string, patch: FeedPatch, audit?: AuditNote): Promise<Feed | undefined>;
  /** Creates the feed, or updates its title, currency and provenance when it exists. */
  put(feed: FeedCreate): Promise<{ feed: Feed; created: boolean }>;
  delete(feedId: string, audit?: AuditNote): Promise<boolean>;
  /**
   * Records events of one or more feeds in one commit, keeps `latest` up to date, and prunes each feed to its newest `keep` rows (default
   * 5,000; up to 2 % more stay until the next pruning). Events of a feed that is gone are dropped.
   */
  record(entries: { feedId: string; events: FeedEventInput[] }[], keep?: number): Promise<void>;
  /** Newest first by the source's time; `before` is exclusive. */
  history(
    feedId: string,
    page: { before?: { time: number; id: string }; limit: number },
  ): Promise<FeedEvent[]>;
  /**
   * Gathers prices into bars of every length, as `record` does with what it records. The same price again changes nothing; an older one
   * moves neither the open nor the close beyond its own time. Prices of a feed that is gone are dropped.
   */
  rollBars(prices: readonly { feedId: string; quotes: readonly Quote[] }[]): Promise<void>;
  /** Newest first; `before` (Unix ms) is exclusive. */
  bars(feedId: string, interval: BarInterval, page: { before?: number; limit: number }): Promise<Bar[]>;
  /** Forgets a feed's history, bars and latest value. */
  clear(feedId: string): Promise<void>;
  /** Every feed that has a latest value; a gateway starts from these. */
  latestValues(): Promise<{ feedId: string; value: FeedValue }[]>;
  listWatchlist(userId: string): Promise<Feed[]>;
  putWatch(userId: string, feedId: string): Promise<{ created: boolean } | { refused: 'gone' }>;
  /** Puts a watched feed behind another one, or at the top. False when either is not watched. */
  moveWatch(userId: string, feedId: string, to: { after: string | null }): Promise<boolean>;
  removeWatch(userId: string, feedId: string): Promise<boolean>;
}

/** A source as the environment of a node has it. */
export type SourceDefaults = {
  id: SourceId;
  provenance: Provenance;
  available: boolean;
  enabled: boolean;
  settings: SourceSettings;
};

/** That a node runs a source, for the `fence`th time that it changes hands. */
export type SourceLease = { id: SourceId; holder: string; fence: number };

export interface SourceStore {
  /** Says what the environment says; what administrators set stays. */
  declare(all: { declared: SourceDefaults[] }): Promise<void>;
  list(): Promise<FeedSource[]>;
  find(id: string): Promise<FeedSource | undefined>;
  change(id: string, patch: FeedSourcePatch, audit?: AuditNote): Promise<FeedSource | undefined>;
  /** Takes a source that nobody holds, or whose holder has not been heard of in time. */
  claim(id: SourceId, holder: string, ttlMs: number): Promise<{ fence: number } | undefined>;
  /** False when somebody else has it by now. */
  renew(lease: SourceLease, ttlMs: number, health: Omit<SourceHealthTold, 'at'>): Promise<boolean>;
  release(lease: SourceLease): Promise<void>;
  /** Where to go (seconds of replay time), said once. */
  takeSeek(lease: SourceLease): Promise<number | undefined>;
  /** Appends to a log, in one transaction with the look at the lease; `undefined` when it is not theirs any more. */
  tell(lease: SourceLease, channel: string, data: LogEventData): Promise<Committed | undefined>;
}

/** A team by its name, or a match by its feed. */
export type FavouriteName = { kind: 'team' | 'match'; name: string };

/** What is changed is told to the person's other tabs and devices, in the same transaction. */
export interface SportsStore {
  /** The latest added first. */
  listFavourites(userId: string): Promise<Favourite[]>;
  /** `gone`: there is no such person or match. `full`: they have as many as they may. */
  putFavourite(
    userId: string,
    favourite: FavouriteName,
  ): Promise<
    { favourite: Favourite; created: boolean; committed: Committed[] } | { refused: 'gone' | 'full' }
  >;
  removeFavourite(userId: string, favourite: FavouriteName): Promise<{ committed: Committed[] } | undefined>;
  findScoreHold(userId: string): Promise<ScoreHold | undefined>;
  putScoreHold(
    userId: string,
    hold: ScoreHold,
  ): Promise<{ hold: ScoreHold; committed: Committed[] } | { refused: 'gone' }>;
}

/** A file as its row says, whoever asks. */
export type StoredAttachment = Attachment & { uploaderId: string };

export type NewAttachment = { id?: string; uploaderId: string; roomId: string; name: string; size: number };

/** What looking at a file found. */
export type AttachmentFinding =
  | { state: 'ready'; type: string; size?: number; width?: number; height?: number; thumbnail: boolean }
  | { state: 'refused'; reason: string; type?: string; size?: number };

export interface AttachmentStore {
  /**
   * Announces a file. With an id that is there already: the same person and room gives the existing one, else `taken`. `gone`: there is no
   * such room or person. `full`: all their files together would have more than `quotaBytes`, or too many wait to be sent.
   */
  create(
    attachment: NewAttachment,
    quotaBytes: number,
  ): Promise<{ attachment: StoredAttachment; created: boolean } | { refused: 'gone' | 'taken' | 'full' }>;
  find(id: string): Promise<StoredAttachment | undefined>;
  /** All its bytes are there: from now on it is `checking`. `false`: it was already, or is gone. */
  received(id: string): Promise<boolean>;
  /** Ends the checking. `false`: it was not checking, or is gone. */
  settle(id: string, finding: AttachmentFinding): Promise<boolean>;
  /** What is to be looked at, the longest waiting first. */
  listChecking(limit: number): Promise<StoredAttachment[]>;
  /** Forgets a file that was not sent. `false`: there is none, or it was sent. */
  delete(id: string): Promise<boolean>;
  /** Forgets files that were announced before `before` (Unix ms) and never sent; gives their ids. */
  expire(before: number, limit: number): Promise<string[]>;
  /** Those of the ids that there are. */
  known(ids: readonly string[]): Promise<string[]>;
}

/** Whom people follow, and what those post in public rooms. */
export interface FollowingStore {
  /** The latest followed first. */
  list(userId: string, page: PageRequest): Promise<Followed[]>;
  /**
   * `gone`: there is no such person, or they are nowhere where the follower may be. `self`: one follows others. `full`: they follow as many as
   * one may. `crowded`: as many follow that person as may.
   */
  put(
    userId: string,
    followedId: string,
  ): Promise<
    | { followed: Followed; created: boolean; committed: Committed[] }
    | { refused: 'gone' | 'self' | 'full' | 'crowded' }
  >;
  /** `undefined`: they do not follow them. */
  remove(userId: string, followedId: string): Promise<{ committed: Committed[] } | undefined>;
  /**
   * What a person's stream tells, the latest first; `before` is a place in it. Without what was deleted, what is in a room that is not public any
   * more or from which they are banned, and what people say whom they follow no longer.
   */
  posts(userId: string, page: { before?: number | undefined; limit: number }): Promise<Post[]>;
}

/** Live feeds of rooms, each with its card and what of it becomes a message. Who may is not known here. */
export interface RoomFeedStore {
  /** In the order in which they were added. */
  list(roomId: string): Promise<RoomFeed[]>;
  /**
   * Adds the feed with a card by this member, or gives one that is there these rules; `messageId` becomes the card's. `full`: the room has as
   * many as it may. `other_kind`: a rule is about prices and the feed is a match, or the other way round.
   */
  put(change: {
    roomId: string;
    feedId: string;
    messageId: string;
    author: NewMessage['author'];
    rules: readonly RoomRule[];
    unread: boolean;
  }): Promise<
    | { roomFeed: RoomFeed; created: boolean; committed: Committed[] }
    | { refused: 'full' | 'other_kind' }
    | AppendRefusal
  >;
  /** The card stays where it was written. False when the feed was not there. */
  remove(roomId: string, feedId: string): Promise<boolean>;
}

/** An alert as the one who watches prices needs it. */
export type WatchedAlert = Alert & { userId: string; roomId: string | null; mark: number | null };

export interface AlertStore {
  /**
   * With an id that is there already: the same owner gives the existing alert, else `taken`. `full`: they have as many as they may.
   * `other_kind`: it waits for a price and the feed is a match, or the other way round.
   */
  create(
    userId: string,
    alert: AlertCreate,
  ): Promise<{ alert: Alert; created: boolean } | { refused: 'taken' | 'gone' | 'full' | 'other_kind' }>;
  /** A person's alerts, latest first. */
  list(userId: string, page: PageRequest): Promise<Alert[]>;
  find(userId: string, alertId: string): Promise<Alert | undefined>;
  /** Another line begins it anew. `undefined` when there is none. */
  update(userId: string, alertId: string, patch: AlertPatch): Promise<Alert | undefined>;
  delete(userId: string, alertId: string): Promise<Alert | undefined>;
  /** What fired it, the latest first; `before` is exclusive. */
  log(alertId: string, page: { before?: number; limit: number }): Promise<AlertFiring[]>;
  /** Alerts that can still fire: of one feed, or of all. */
  watched(feedId?: string): Promise<WatchedAlert[]>;
  /** What was seen has moved an alert without firing it. False when it does not stand as `from` says any more. */
  move(alertId: string, from: AlertStanding, to: AlertStanding): Promise<boolean>;
  /**
   * An armed alert fires for the `nth` time: its new standing, the row of its log and its owner's notice are one transaction. `undefined`
   * when this crossing has fired already, or the alert is gone.
   */
  fire(
    alertId: string,
    nth: number,
    sight: AlertSight,
    next: AlertStanding,
  ): Promise<{ alert: WatchedAlert; committed: Committed[] } | undefined>;
  /** What it told last is no longer so: its new standing, the mark in its log and the notice are one transaction. */
  correct(
    alertId: string,
    from: AlertStanding,
    to: AlertStanding,
    sight: AlertSight,
  ): Promise<{ committed: Committed[] } | undefined>;
}

export interface TicketStore {
  /**
   * Says of a ticket whether this is its first use, and remembers it at least until `expiresAt` (Unix milliseconds), whatever restarts in
   * between. Of several calls with one id exactly one hears `first`, also when they come from several processes.
   */
  use(id: string, expiresAt: number): Promise<'first' | 'again'>;
}

/** `from` is included, `to` is not; both RFC 3339. */
export type AuditFilter = {
  actorId?: string | undefined;
  action?: AuditAction | undefined;
  subject?: string | undefined;
  roomId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** `checked` rows are as they were written; `seq` is the first that is not. */
export type AuditVerdict =
  | { ok: true; checked: number; head: string }
  | { ok: false; checked: number; seq: number; why: string };

export interface AuditStore {
  /** Newest first; `after` is the `seq` of the last row of the page before. */
  list(filter: AuditFilter, page: { after?: number; limit: number }): Promise<AuditEvent[]>;
  /** Goes through the whole log, from the first row. */
  verify(): Promise<AuditVerdict>;
}

export type NewInvite = {
  roomId: string;
  createdById: string;
  codeHash: string;
  expiresAt: string | null;
  maxUses: number | null;
};

/** Invites that still let somebody in: any other is as one that is not there. */
export interface InviteStore {
  /** Newest first. */
  list(roomId: string, page: PageRequest): Promise<Invite[]>;
  find(roomId: string, inviteId: string): Promise<Invite | undefined>;
  create(invite: NewInvite, audit?: AuditNote): Promise<{ invite: Invite } | { refused: 'gone' }>;
  remove(roomId: string, inviteId: string, audit?: AuditNote): Promise<boolean>;
  preview(codeHash: string): Promise<{ invite: Invite; room: Room } | undefined>;
  /** Makes the person a member and counts the use, in one transaction; who is in the room already uses nothing up. */
  redeem(
    codeHash: string,
    userId: string,
  ): Promise<
    | { membership: Membership; created: boolean; committed: Committed[] }
    | { refused: 'gone' }
    | { refused: 'banned'; until: string | null }
  >;
}

export type RestrictionKind = 'ban' | 'mute';

/** `until` is RFC 3339; `null` is for good. */
export type NewRestriction = {
  roomId: string;
  userId: string;
  kind: RestrictionKind;
  reason: string;
  until: string | null;
  createdById: string;
};

/** Bans and mutes that are in force at the moment of asking. Who may be restricted by whom is its callers' matter. */
export interface RestrictionStore {
  /** Oldest first. */
  list(roomId: string, kind: RestrictionKind, page: PageRequest): Promise<Restriction[]>;
  find(roomId: string, userId: string, kind: RestrictionKind): Promise<Restriction | undefined>;
  /** Restricts, or changes reason and end. A ban also takes the person's membership away, in the same transaction. */
  put(
    restriction: NewRestriction,
    audit?: AuditNote,
  ): Promise<{ restriction: Restriction; created: boolean; committed: Committed[] } | { refused: 'gone' }>;
  remove(roomId: string, userId: string, kind: RestrictionKind, audit?: AuditNote): Promise<boolean>;
}

export type NewReport = { id: string; messageId: string; roomId: string; reporterId: string; reason: string };

/** Messages that people of a room want those who keep it to look at. */
export interface ReportStore {
  /** `gone`: there is no such message in the room, or it was deleted. Of one person and message there is one report: again gives it. */
  create(report: NewReport): Promise<{ report: Report; created: boolean } | { refused: 'gone' }>;
  /** Oldest first. */
  list(roomId: string, page: PageRequest & { state?: ReportState }): Promise<Report[]>;
  find(roomId: string, reportId: string): Promise<Report | undefined>;
  /** The same state again changes nothing, and who decided first stays who did. */
  resolve(
    roomId: string,
    reportId: string,
    decision: { state: ReportState; resolvedById: string },
    audit?: AuditNote,
  ): Promise<Report | undefined>;
}

/** What must hold of a message besides its words. Times are RFC 3339; `before` is exclusive, `after` inclusive. */
export type SearchFilter = {
  /** Whose rooms are searched: those that they are in. With `roomId` only that one, whoever is in it. */
  readerId: string;
  roomId?: string;
  /** A person, by id, username or name, whatever the case. */
  from?: string;
  /** A room, by id or name, whatever the case. */
  in?: string;
  before?: string;
  after?: string;
  hasLink?: boolean;
  hasFile?: boolean;
  hasImage?: boolean;
};

export type SearchHit = { message: Message; room: { id: string; name: string } };

export interface SearchStore {
  /**
   * Messages that hold all of these words, the latest stored first; a word is text to be found anywhere, also within other words. `before`
   * is where the page before ended, as `next` said. Looking is bounded, so a page may be shorter than asked for, or empty, and `next` still
   * say where to go on.
   */
  messages(
    words: readonly string[],
    filter: SearchFilter,
    page: { before?: number; limit: number },
  ): Promise<{ hits: SearchHit[]; next?: number }>;
}

/** A place where somebody is signed in, without what opens it. */
export type StoredSession = {
  id: string;
  userAgent: string | null;
  address: string | null;
  createdAt: string;
  expiresAt: string;
};

/** Whom a credential stands for. */
export type Holder = { id: string; name: string; guest: boolean; admin: boolean };

/** Who is signed in by a session. `expiresAt` is Unix milliseconds. */
export type SessionHolder = { sessionId: string; expiresAt: number; user: Holder };

/** Whose key it is. `usedAt` (Unix milliseconds) is when its use was last written down. */
export type KeyHolder = { keyId: string; scopes: string[]; usedAt: number | undefined; user: Holder };

/** `keyHash` as `hashApiKey` makes it, `start` how the key begins; `scopes` with spaces between them. */
export type NewApiKey = {
  ownerId: string;
  name: string;
  start: string;
  keyHash: string;
  scopes: string;
  expiresAt: string | null;
};

/** What people sign in and act with. Another person's session is as one that is not there. Lists are newest first. */
export interface CredentialStore {
  listSessions(userId: string, page: PageRequest): Promise<StoredSession[]>;
  findSession(userId: string, sessionId: string): Promise<StoredSession | undefined>;
  /** `undefined`: no session has this token any more, or its person is banned. */
  findSessionHolder(token: string): Promise<SessionHolder | undefined>;
  endSession(userId: string, sessionId: string, audit?: AuditNote): Promise<boolean>;
  listKeys(ownerId: string, page: PageRequest): Promise<ApiKey[]>;
  /** Whosever it is. */
  findKey(keyId: string): Promise<ApiKey | undefined>;
  /** `undefined`: no key has this hash, or it has ended, or its person is banned. */
  findKeyHolder(keyHash: string): Promise<KeyHolder | undefined>;
  noteKeyUse(keyId: string): Promise<void>;
  /** `too_many`: one person has a hundred keys at most. */
  createKey(key: NewApiKey, audit?: AuditNote): Promise<{ key: ApiKey } | { refused: 'gone' | 'too_many' }>;
  endKey(keyId: string, audit?: AuditNote): Promise<boolean>;
}
