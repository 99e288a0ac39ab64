import { z } from 'zod';
import { AuthorSchema } from '../events.ts';
import { IdSchema, TimeSchema } from '../ids.ts';
import { MessageSchema } from './rooms.ts';

/** What somebody posts is told to each follower, one by one, when it is stored: so there is an end to both. */
export const limitsOfFollowing = { followed: 200, followers: 500 } as const;

/** Somebody whom a person follows. */
export const FollowedSchema = z.object({ person: AuthorSchema, followedAt: TimeSchema });
export type Followed = z.infer<typeof FollowedSchema>;

/** A message in a public room by somebody whom the reader follows. `seq` is its place in the reader's stream. */
export const PostSchema = z.object({
  seq: z.int().positive(),
  message: MessageSchema,
  room: z.object({ id: IdSchema, name: z.string() }),
});
export type Post = z.infer<typeof PostSchema>;
