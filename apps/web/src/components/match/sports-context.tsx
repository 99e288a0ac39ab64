'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { type Scoreboard, useScoreboard } from './use-scoreboard.ts';

const SportsContext = createContext<Scoreboard | undefined>(undefined);

/** One scoreboard for the list and for the match beside it. */
export function SportsProvider({ children }: { children: ReactNode }) {
  return <SportsContext value={useScoreboard()}>{children}</SportsContext>;
}

export function useSports(): Scoreboard {
  const sports = useContext(SportsContext);
  if (sports === undefined) throw new Error('useSports needs a SportsProvider above it');
  return sports;
}
