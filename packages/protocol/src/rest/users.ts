import { z } from 'zod';
import { displayText } from '../display-text.ts';
import { TimeSchema, UserIdSchema } from '../ids.ts';
import { PageQuerySchema } from './page.ts';

export const UserRoleSchema = z.enum(['admin', 'user']);
export type UserRole = z.infer<typeof UserRoleSchema>;

export const UserSchema = z.object({
  id: UserIdSchema,
  username: z.string().nullable(),
  name: z.string(),
  guest: z.boolean(),
  role: UserRoleSchema,
  /** Banned from the whole installation: cannot sign in, now. `bannedUntil` is `null` for good. */
  banned: z.boolean(),
  bannedUntil: TimeSchema.nullable(),
  banReason: z.string().nullable(),
  createdAt: TimeSchema,
});
export type User = z.infer<typeof UserSchema>;

export const DisplayNameSchema = displayText(60);

export const UsernameSchema = z
  .string()
  .max(30)
  .regex(
    /^[a-z0-9](?:[a-z0-9_.-]{1,28})[a-z0-9]$/,
    '3 to 30 letters a–z, digits, dots, dashes or underscores',
  );

export const PasswordSchema = z.string().min(10, 'at least 10 characters').max(128);

/** Name and username are for oneself, a guest has no username; `role`, `banned` and `bannedUntil` are for administrators. Without `bannedUntil` a ban has no end. */
export const UserPatchSchema = z
  .strictObject({
    name: DisplayNameSchema.optional(),
    username: UsernameSchema.optional(),
    role: UserRoleSchema.optional(),
    banned: z.boolean().optional(),
    bannedUntil: TimeSchema.nullable().optional(),
  })
  .refine(({ banned, bannedUntil }) => bannedUntil == null || banned === true, {
    path: ['bannedUntil'],
    message: 'only together with banned: true',
  });
export type UserPatch = z.infer<typeof UserPatchSchema>;

/** Admins make accounts; the person signs in with the password given here. */
export const UserCreateSchema = z.strictObject({
  username: UsernameSchema,
  name: DisplayNameSchema,
  email: z.email().max(254),
  password: PasswordSchema,
  role: UserRoleSchema.default('user'),
});
export type UserCreate = z.infer<typeof UserCreateSchema>;

const YesOrNoSchema = z.enum(['true', 'false']).transform((word) => word === 'true');

/** `q` is part of a name, or how a username begins. */
export const UserQuerySchema = PageQuerySchema.extend({
  q: z.string().trim().min(1).max(60).optional(),
  role: UserRoleSchema.optional(),
  guest: YesOrNoSchema.optional(),
  banned: YesOrNoSchema.optional(),
});
export type UserQuery = z.infer<typeof UserQuerySchema>;
