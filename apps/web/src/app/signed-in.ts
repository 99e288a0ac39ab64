import type { Author } from '@tidewire/protocol';
import { headers } from 'next/headers';
import { cache } from 'react';
import { services } from '#web/lib/services.ts';
import { withSession } from '#web/lib/with-session.ts';

/** Who this page is rendered for; `undefined` when nobody is signed in. Asked once per request. */
export const findPerson = cache(async (): Promise<Author | undefined> => {
  const signedIn = await withSession(new Headers(await headers()), services());
  if (!('caller' in signedIn)) return undefined;
  const { id, name, guest } = signedIn.caller;
  return { id, name, guest };
});
