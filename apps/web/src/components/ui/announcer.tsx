'use client';

import { useEffect, useState } from 'react';

/**
 * The page's one polite voice. Lists that change do not speak for themselves: a virtualised log would read out every row that scrolls
 * into being. What is worth saying is said here, and what comes in a burst is joined.
 */
type Listener = (words: string) => void;
const listeners = new Set<Listener>();

/** Says something to people who listen to the page rather than look at it. */
export function announce(words: string): void {
  for (const listener of listeners) listener(words);
}

/** Most sentences of a burst that are read out. */
const maxBurst = 3;
const burstMs = 400;

export function Announcer() {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    let queue: string[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      timer = undefined;
      const unsaid = queue.length - maxBurst;
      const words = queue.slice(-maxBurst).join(' ');
      queue = [];
      setSpoken(unsaid > 0 ? `${unsaid} more. ${words}` : words);
    };
    const hear: Listener = (words) => {
      queue.push(words);
      timer ??= setTimeout(speak, burstMs);
    };
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
      clearTimeout(timer);
    };
  }, []);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {spoken}
    </div>
  );
}
