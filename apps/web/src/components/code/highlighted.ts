'use client';

import { useEffect, useState } from 'react';
import type { CodeLines } from './highlight.ts';

/** What was highlighted before: a row that scrolls into view again, or is confirmed, has its colours at once. */
const known = new Map<string, CodeLines>();
const mostKnown = 200;

const keyOf = (text: string, language: string): string => `${language}\n${text}`;

function keep(key: string, lines: CodeLines): void {
  known.set(key, lines);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
}

/** The parts of code with their colours; `undefined` until they are known, and where they cannot be. */
export function useHighlighted(text: string, language: string | undefined): CodeLines | undefined {
  const key = keyOf(text, language ?? '');
  const [, setCount] = useState(0);
  useEffect(() => {
    if (language === undefined || known.has(key)) return;
    let isOver = false;
    const look = async () => {
      const { highlight } = await import('./highlight.ts');
      const lines = await highlight(text, language);
      if (lines === undefined || isOver) return;
      keep(key, lines);
      setCount((count) => count + 1);
    };
    look().catch((error: unknown) => console.error('code could not be coloured', error));
    return () => {
      isOver = true;
    };
  }, [key, text, language]);
  return known.get(key);
}
