import type { StoredSession } from '@tidewire/database';
import type { Session } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';
import { deviceInWords } from './device-words.ts';

export function seenSession({ credential }: Caller, { userAgent, ...session }: StoredSession): Session {
  const current = credential.type === 'session' && credential.id === session.id;
  return { ...session, current, device: deviceInWords(userAgent) };
}
