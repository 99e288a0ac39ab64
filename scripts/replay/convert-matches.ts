// Writes a match file in Tidewire's own form from one of openfootball's:
//   node scripts/replay/convert-matches.ts IN.json OUT.json [UTC offset of times that have none, for example +3]
import { readFile, writeFile } from 'node:fs/promises';
import type { MatchFile } from '../../apps/gateway/src/feeds/replay/match-facts.ts';
import { convertOpenFootball } from './openfootball.ts';

const [from, to, utcOffset] = process.argv.slice(2);
if (from === undefined || to === undefined) {
  console.error('usage: convert-matches.ts IN.json OUT.json [UTC offset]');
  process.exit(2);
}
const json: unknown = JSON.parse(await readFile(from, 'utf8'));
const { file, notes } = convertOpenFootball(json, utcOffset === undefined ? {} : { utcOffset });
await writeFile(to, print(file));
for (const note of notes) console.error(note);
console.error(`${file.matches.length} matches written to ${to}`);

function print(file: MatchFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
