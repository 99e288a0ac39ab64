'use client';

import { redirect, usePathname } from 'next/navigation';

/** Sends somebody who is not signed in to where they can be, and back to this very page afterwards. A layout alone does not know its path. */
export function ToSignIn(): never {
  redirect(`/sign-in?next=${encodeURIComponent(usePathname())}`);
}
