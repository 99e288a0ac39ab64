import { isAPIError } from 'better-auth/api';
import type { Log } from '../log.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** How better-auth begins what it says of an address that is not ours, before it answers 403. */
const foreignAddress = /^Invalid (?:origin|callbackURL|redirectURL|errorCallbackURL|newUserCallbackURL): /;

/**
 * better-auth's words in our log. It calls also what it refuses an error: a revoked key, a page of another origin. Those are expected and
 * the caller hears them, so they are `info` without a stack; an error is what somebody should look at.
 */
export function logAuth(log: Log, level: Level, message: string, details: readonly unknown[]): void {
  const words = `sign-in: ${message}`;
  const err = details.find((detail) => detail instanceof Error);
  if (isAPIError(err) && err.statusCode < 500) log.info({ code: err.body?.code }, words);
  else if (level === 'error' && foreignAddress.test(message)) log.info(words);
  else log[level]({ err }, words);
}
