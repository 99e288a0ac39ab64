'use client';

import { useEffect, useState } from 'react';

/** Unix milliseconds, anew every second while the page is looked at: for clocks that tick and scores that become due. */
export function useSecond(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setNow(Date.now());
    }, 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
