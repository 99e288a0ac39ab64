'use client';

import type { Realtime } from '#web/realtime/realtime.ts';
import { forgetSeen } from '#web/realtime/seen/browser-seen.ts';
import { signOut } from './auth-client.ts';

/** What would be lost with the person: messages that wait, and words that were begun. */
export function unsentOf({ me, client }: Pick<Realtime, 'me' | 'client'>): {
  messages: number;
  drafts: number;
} {
  return { messages: client.outbox.length, drafts: ownKeys(me.id).filter(isDraft).length };
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
  await forgetSeen();
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
