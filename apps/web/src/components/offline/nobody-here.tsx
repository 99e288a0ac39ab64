'use client';

import { useEffect } from 'react';

/** Nobody is signed in: what the person before saw in this browser is forgotten, also when they did not sign out themselves. */
export function NobodyHere() {
  useEffect(() => {
    const forget = async () => {
      const { forgetSeen } = await import('#web/realtime/seen/browser-seen.ts');
      await forgetSeen();
    };
    // A browser that keeps nothing has nothing to forget.
    forget().catch((error: unknown) => console.warn('What was seen here could not be forgotten.', error));
  }, []);
  return null;
}
