/** A room's log. */
export type RoomChannelName = `room:${string}`;
/** A person's own notices, a log that only they may read. */
export type UserChannelName = `user:${string}`;
/** What the people that somebody follows post where everybody may read, a log that only they may read. */
export type StreamChannelName = `stream:${string}`;
/** What happened in a match, a log. */
export type TimelineChannelName = `timeline:${string}`;
/** The latest quote or score of a feed, a state. */
export type FeedChannelName = `feed:${string}`;

export type LogChannelName = RoomChannelName | UserChannelName | StreamChannelName | TimelineChannelName;
export type StateChannelName = FeedChannelName;
export type ChannelName = LogChannelName | StateChannelName;

export const roomChannel = (roomId: string): RoomChannelName => `room:${roomId}`;
export const userChannel = (userId: string): UserChannelName => `user:${userId}`;
export const streamChannel = (userId: string): StreamChannelName => `stream:${userId}`;
export const timelineChannel = (feedId: string): TimelineChannelName => `timeline:${feedId}`;
export const feedChannel = <FeedId extends string>(feedId: FeedId): `feed:${FeedId}` => `feed:${feedId}`;
