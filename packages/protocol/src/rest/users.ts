import { z } from 'zod';
import { displayText } from '../display-text.ts';
import { TimeSchema, UserIdSchema } from '../ids.ts';

export const UserSchema = z.object({
  id: UserIdSchema,
  username: z.string().nullable(),
  name: z.string(),
  guest: z.boolean(),
  role: z.enum(['admin', 'user']),
  createdAt: TimeSchema,
});
export type User = z.infer<typeof UserSchema>;

export const DisplayNameSchema = displayText(60);

export const UsernameSchema = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9_.-]{1,28})[a-z0-9]$/,
    '3 to 30 letters a–z, digits, dots, dashes or underscores',
  );

export const PasswordSchema = z.string().min(10, 'at least 10 characters').max(128);

export const UserPatchSchema = z.strictObject({ name: DisplayNameSchema.optional() });
export type UserPatch = z.infer<typeof UserPatchSchema>;

/** Admins make accounts; the person signs in with the password given here. */
export const UserCreateSchema = z.strictObject({
  username: UsernameSchema,
  name: DisplayNameSchema,
  email: z.email().max(254),
  password: PasswordSchema,
  role: z.enum(['admin', 'user']).default('user'),
});
export type UserCreate = z.infer<typeof UserCreateSchema>;
