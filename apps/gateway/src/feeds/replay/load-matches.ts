import { readFile } from 'node:fs/promises';
import { type MatchFile, MatchFileSchema } from './match-facts.ts';

/** The World Cups that Tidewire ships; facts by openfootball (CC0 1.0). */
export type WorldCup = 2022 | 2026;

/** Reads and checks one of the shipped match files. */
export async function loadWorldCup(year: WorldCup): Promise<MatchFile> {
  const file = new URL(`../matches/world-cup-${year}.json`, import.meta.url);
  return MatchFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}
