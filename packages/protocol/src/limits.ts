/** Production defaults of `promises.md`. Bytes are of UTF-8 on the wire and inflated; times are milliseconds. */
export const limits = {
  messageBytes: 65_536,
  fragments: 1_024,
  handshakeMs: 5_000,
  helloMs: 5_000,
  messageMs: 10_000,
  heartbeatMs: 25_000,
  pongMs: 8_000,
  outboxBytes: 1_048_576,
  outboxStallMs: 10_000,
  /** Logs that one connection reads at once: each may have to be read from the database. */
  subscriptions: 200,
  /** Feeds that one connection follows at once: each is no more than a place in a latest value. */
  feedSubscriptions: 1_000,
  publishPerSecond: 10,
  publishBurst: 20,
  publishPerSecondPerUser: 30,
  controlFramesPerSecond: 10,
  connectionsPerUser: 20,
  connectionsPerAddress: 100,
  headerBytes: 8_192,
  headerFields: 50,
  ticketMs: 60_000,
  /** Longest message body, in UTF-16 code units as `String.length` counts them. */
  bodyLength: 4_000,
  roomNameLength: 80,
  topicLength: 250,
  reasonLength: 250,
  searchLength: 200,
  /** Different emoji on one message. */
  reactionsPerMessage: 20,
  pinsPerRoom: 50,
  historyPage: 100,
  /** Recent events a subscribe without a position brings along. */
  recentEvents: 50,
  /** A resume that missed more log events than this is `too_old`: the page loads afresh and pages backwards. */
  resumeEvents: 1_000,
  /** People of a room whose coming and going is told one by one; of the others only the count is. */
  presenceWindow: 50,
  /** People in one answer to a `presence` request. */
  presencePage: 100,
} as const;

/** The socket's subprotocol: the only one the gateway speaks on `/live`. */
export const subprotocol = 'tidewire.v1.json';
