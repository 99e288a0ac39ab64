import { z } from 'zod';
import { ChannelSchema } from './channels.ts';
import { AuthorSchema } from './events.ts';
import { UserIdSchema } from './ids.ts';
import { limits } from './limits.ts';

/**
 * Whose count of a room this is, and which one. `version` rises by one with everything told of the room; another `epoch` (another
 * node, or the same one started again) counts from elsewhere, and its versions cannot be compared.
 */
const place = { epoch: z.string(), version: z.int().min(0) };

/** How many people are in a room, each counted once however many windows they have open. */
const count = z.int().min(0);

/**
 * Some of the people who are in a room, ascending by id (UTF-16 code units), as of a place. The first of them, up to
 * `limits.presenceWindow`, are the room's **window**: what changes in it is told.
 */
const page = { ...place, count, people: z.array(AuthorSchema), more: z.boolean() };

export const PresencePageSchema = z.object(page);
export type PresencePage = z.infer<typeof PresencePageSchema>;

export const presenceMessages = {
  /** What changed in the window since `version - 1`: who came into it, who is no longer in it. The count is of the whole room. */
  change: z.object({
    type: z.literal('presence'),
    channel: z.string(),
    ...place,
    count,
    joined: z.array(AuthorSchema).max(limits.presenceWindow),
    left: z.array(z.string()).max(limits.presenceWindow),
  }),
  page: z.object({ type: z.literal('people'), re: z.int(), channel: z.string(), ...page }),
};

/**
 * What nodes tell each other of the people connected to them. `node` is a name that a process gives itself anew at each start, `seq`
 * counts what it told of its people from 1: a hole means that something was not heard.
 * - `presence.changed`: who came and went on that node; without rooms it only says that the node lives.
 * - `presence.whole`: a part of everybody who is there, all of them when the part with `last` has come.
 * - `presence.asked`: somebody needs the whole of `of`, or of everybody.
 */
export const PresenceNodeEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('presence.changed'),
    node: z.string(),
    seq: z.int().positive(),
    rooms: z.array(
      z.strictObject({ channel: ChannelSchema, joined: z.array(AuthorSchema), left: z.array(UserIdSchema) }),
    ),
  }),
  z.strictObject({
    type: z.literal('presence.whole'),
    node: z.string(),
    seq: z.int().positive(),
    first: z.boolean(),
    last: z.boolean(),
    rooms: z.array(z.strictObject({ channel: ChannelSchema, people: z.array(AuthorSchema) })),
  }),
  z.strictObject({ type: z.literal('presence.asked'), by: z.string(), of: z.string().optional() }),
]);
export type PresenceNodeEvent = z.infer<typeof PresenceNodeEventSchema>;
