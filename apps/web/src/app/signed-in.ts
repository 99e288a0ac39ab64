import { type Author, handleOf } from '@tidewire/protocol';
import { headers } from 'next/headers';
import { cache } from 'react';
import { services } from '#web/lib/services.ts';
import { withCookie } from '#web/lib/with-session.ts';

/** Who this page is rendered for; `undefined` when nobody is signed in. Asked once per request. */
export const findPerson = cache(async (): Promise<(Author & { handle?: string }) | undefined> => {
  const caller = await withCookie(new Headers(await headers()), services());
  if (caller === undefined) return undefined;
  const { id, name, guest } = caller;
  const handle = handleOf({ name, username: (await services().database.users.find(id))?.username });
  return { id, name, guest, ...(handle !== undefined && { handle }) };
});
