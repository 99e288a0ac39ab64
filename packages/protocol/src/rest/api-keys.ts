import { z } from 'zod';
import { displayText } from '../display-text.ts';
import { TimeSchema, UserIdSchema } from '../ids.ts';
import { PageQuerySchema } from './page.ts';

/**
 * What a key may do. A person with a session may do all that their own rights allow; a key of an administrator acts as one only with
 * `admin:act`.
 */
export const scopes = [
  'users:read',
  'users:write',
  'rooms:read',
  'rooms:write',
  'messages:read',
  'messages:write',
  'feeds:read',
  'feeds:write',
  'feeds:publish',
  'tickets:create',
  'keys:read',
  'keys:write',
  'audit:read',
  'admin:act',
] as const;
export const ScopeSchema = z.enum(scopes);
export type Scope = z.infer<typeof ScopeSchema>;

/** Scopes that only administrators give to a key. */
export const adminScopes: ReadonlySet<Scope> = new Set<Scope>(['feeds:publish', 'audit:read', 'admin:act']);

/** `start` is how the key begins, for its owner to recognise it; the key itself is nowhere. It acts as `userId`. */
export const ApiKeySchema = z.object({
  id: z.string(),
  userId: UserIdSchema,
  name: z.string(),
  start: z.string(),
  scopes: z.array(z.string()).max(100),
  createdAt: TimeSchema,
  expiresAt: TimeSchema.nullable(),
  lastUsedAt: TimeSchema.nullable(),
});
export type ApiKey = z.infer<typeof ApiKeySchema>;

/** Whose keys: `me` is oneself. */
export const ApiKeyQuerySchema = PageQuerySchema.extend({ userId: UserIdSchema.default('me') });

/** The only answer that ever holds a key. */
export const ApiKeyMadeSchema = ApiKeySchema.extend({ key: z.string() });

export const ApiKeyCreateSchema = z.strictObject({
  name: displayText(60),
  scopes: z
    .array(ScopeSchema)
    .min(1)
    .max(scopes.length)
    .refine((given) => new Set(given).size === given.length, 'each once'),
  expiresAt: TimeSchema.nullable().default(null),
});
export type ApiKeyCreate = z.infer<typeof ApiKeyCreateSchema>;
