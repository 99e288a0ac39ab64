import { z } from 'zod';
import { FeedIdSchema, IdSchema, UserIdSchema } from './ids.ts';

export * from './channel-names.ts';

/**
 * Everything that moves is an event on a channel. A `log` is ordered, durable and resumable; a `state` carries the latest value.
 * Signals ride on a log channel's name and are never kept.
 */
export type ChannelKind = 'log' | 'state';

/**
 * What a channel's name means:
 * `room:<room id>` a room's log · `user:<user id>` a person's own notices (log) ·
 * `stream:<user id>` what those whom a person follows post in public (log) ·
 * `timeline:<feed id>` what happened in a match (log) · `feed:<feed id>` its latest quote or score (state).
 */
export type ChannelRef =
  | { type: 'room'; kind: 'log'; roomId: string }
  | { type: 'user'; kind: 'log'; userId: string }
  | { type: 'stream'; kind: 'log'; userId: string }
  | { type: 'timeline'; kind: 'log'; feedId: string }
  | { type: 'feed'; kind: 'state'; feedId: string };

/** Reads a channel name; `undefined` when it names no channel Tidewire has. */
export function parseChannel(name: string): ChannelRef | undefined {
  const colon = name.indexOf(':');
  const id = name.slice(colon + 1);
  switch (name.slice(0, Math.max(colon, 0))) {
    case 'room':
      return IdSchema.safeParse(id).success ? { type: 'room', kind: 'log', roomId: id } : undefined;
    case 'user':
      return UserIdSchema.safeParse(id).success ? { type: 'user', kind: 'log', userId: id } : undefined;
    case 'stream':
      return UserIdSchema.safeParse(id).success ? { type: 'stream', kind: 'log', userId: id } : undefined;
    case 'timeline':
      return FeedIdSchema.safeParse(id).success ? { type: 'timeline', kind: 'log', feedId: id } : undefined;
    case 'feed':
      return FeedIdSchema.safeParse(id).success ? { type: 'feed', kind: 'state', feedId: id } : undefined;
    default:
      return undefined;
  }
}

export const ChannelSchema = z
  .string()
  .max(128)
  .refine((name) => parseChannel(name) !== undefined, 'names no channel');

/** A place in a channel's history. Another `epoch` means another history: positions of different epochs cannot be compared. */
export const PositionSchema = z.strictObject({
  epoch: z.string().min(1).max(32),
  seq: z.int().min(0),
});
export type Position = z.infer<typeof PositionSchema>;
