import { z } from 'zod';

/** UUID version 7 (RFC 9562 §5.7), lower case: time-ordered and minted by whoever creates the thing. */
export const IdSchema = z
  .string()
  .max(36)
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'must be a UUID v7 in lower case',
  );

/** Ids of people come from the sign-in library and are opaque. */
export const UserIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

/** A feed's id: a kind, a dot, and a name, for example `stock.GOOG`, `fx.EURUSD`, `match.wc2026-104`. */
export const FeedIdSchema = z
  .string()
  .max(64)
  .regex(/^(stock|fund|index|fx|crypto|match)\.[A-Za-z0-9][A-Za-z0-9_-]*$/, 'must look like stock.GOOG');

/** RFC 3339 UTC with a `Z`. */
export const TimeSchema = z.iso.datetime().max(40);

/** Unix milliseconds from 1970 to the end of the year 9999, the last that RFC 3339 §1 can write. */
export const UnixMsSchema = z.int().min(0).max(253_402_300_799_999);
