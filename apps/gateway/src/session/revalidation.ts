import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Memberships } from './memberships.ts';
import type { Credential, Sessions } from './sessions.ts';

export interface RevalidationParts {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly sessions: Sessions;
  readonly memberships: Memberships;
  readonly isCredentialGood: (credential: Credential) => Promise<boolean>;
  readonly log: Log;
}

/**
 * Asks the database again and again whether credentials still stand and who is in which room: sessions expire without an event, and
 * an event can be lost. One question at a time, so that a full house is no burst. Returns its stop.
 */
export function startRevalidation(parts: RevalidationParts): () => void {
  let isStopped = false;
  let cancel: Cancel = () => {};

  const arm = (): void => {
    if (isStopped) return;
    cancel = parts.clock.after(parts.everyMs, () => {
      revalidate(parts, () => isStopped).then(arm, (error: unknown) => {
        parts.log.warn({ err: error }, 'rights could not be checked again');
        arm();
      });
    });
  };
  arm();

  return () => {
    isStopped = true;
    cancel();
  };
}

async function revalidate(parts: RevalidationParts, isStopped: () => boolean): Promise<void> {
  for (const credential of parts.sessions.credentials) {
    if (isStopped()) return;
    if (!(await parts.isCredentialGood(credential))) parts.sessions.endCredential(credential.id);
  }
  for (const userId of parts.memberships.userIds) {
    if (isStopped()) return;
    await parts.memberships.refresh(userId);
  }
}
