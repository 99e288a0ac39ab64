'use client';

import { openBrowserFiles } from '#web/realtime/files/browser-files.ts';
import type { Realtime } from '#web/realtime/realtime.ts';
import { forgetSeen } from '#web/realtime/seen/browser-seen.ts';
import { signOut } from './auth-client.ts';
import type { Unsent } from './sign-out-dialog.tsx';

/** What would be lost with the person: messages that wait, words that were begun, and files beside them. */
export async function unsentOf({ me, client }: Pick<Realtime, 'me' | 'client'>): Promise<Unsent> {
  const drafts = ownKeys(me.id).filter(isDraft).length;
  return { messages: client.outbox.length, drafts, files: await countFiles(me.id) };
}

async function countFiles(userId: string): Promise<number> {
  try {
    const kept = await (await openBrowserFiles()).read();
    return kept?.person.id === userId ? kept.records.length : 0;
  } catch {
    // Storage that is forbidden holds nothing.
    return 0;
  }
}

const isDraft = (key: string): boolean => key.startsWith('tidewire:draft:');

/**
 * Signs out. Then nothing of the person stays in this browser: not what they saw, not what they had begun to write.
 * @returns why not, in words; nothing was forgotten then
 */
export async function leave({ me, client }: Pick<Realtime, 'me' | 'client'>): Promise<string | undefined> {
  const outcome = await signOut();
  if (!outcome.ok) return outcome.message;
  for (const { messageId } of client.outbox) client.discard(messageId);
  for (const key of ownKeys(me.id)) localStorage.removeItem(key);
  const forgotten = await Promise.allSettled([
    forgetSeen(),
    openBrowserFiles().then((storage) => storage.forget()),
  ]);
  for (const one of forgotten) {
    // Where storage is forbidden nothing was kept either: the person is signed out all the same.
    if (one.status === 'rejected') console.warn('What was kept here could not be forgotten.', one.reason);
  }
  return undefined;
}

/** Every part of the app names what it keeps of a person `tidewire:<what>:<person>`, with more behind it or not. */
function ownKeys(userId: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => {
      const [app, , of] = key.split(':');
      return app === 'tidewire' && of === userId;
    });
  } catch {
    // Storage that is forbidden holds nothing.
    return [];
  }
}
