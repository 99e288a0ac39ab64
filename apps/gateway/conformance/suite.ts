import type { Case, Section } from './case.ts';
import type { Target } from './peer.ts';
import { closing } from './sections/closing.ts';
import { compression, negotiation } from './sections/compression.ts';
import { fragmentation } from './sections/fragmentation.ts';
import { framing } from './sections/framing.ts';
import { handshake } from './sections/handshake.ts';
import { large } from './sections/large.ts';
import { pings } from './sections/pings.ts';
import { reservedBits, reservedOpcodeSection } from './sections/reserved.ts';
import { utf8 } from './sections/utf8.ts';

/** Every section, in the order of the RFC. */
export const sections: readonly Section[] = [
  handshake,
  framing,
  pings,
  reservedBits,
  reservedOpcodeSection,
  fragmentation,
  utf8,
  closing,
  large,
  compression,
  negotiation,
];

export type Result = { case: Case; failure?: string };
export type SectionResult = { section: Section; results: Result[] };

/** How many connections work at a time: enough to keep a server busy, few enough to leave its limits alone. */
const concurrency = 8;

/** Runs sections one after another and the cases of a section a few at a time. Never throws: a failure is a result. */
export async function runSuite(
  target: Target,
  options: { only?: readonly Section[]; onSection?: (result: SectionResult) => void } = {},
): Promise<SectionResult[]> {
  const done: SectionResult[] = [];
  for (const section of options.only ?? sections) {
    const result = { section, results: await runSection(target, section) };
    options.onSection?.(result);
    done.push(result);
  }
  return done;
}

async function runSection(target: Target, section: Section): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = section.cases.entries();
  const work = async (): Promise<void> => {
    for (const [index, one] of waiting) results[index] = await runCase(target, one);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return results;
}

async function runCase(target: Target, one: Case): Promise<Result> {
  try {
    await one.run(target);
    return { case: one };
  } catch (error) {
    return { case: one, failure: error instanceof Error ? error.message : String(error) };
  }
}
