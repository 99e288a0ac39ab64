import type { FeedCreate } from '@tidewire/protocol';
import { z } from 'zod';
import {
  type MatchFacts,
  type MatchFile,
  MatchFileSchema,
  matchFeedId,
  shortCompetitionName,
} from '../../apps/gateway/src/feeds/replay/match-facts.ts';
import { matchStateOf, scriptMatch } from '../../apps/gateway/src/feeds/replay/match-script.ts';
import { convertOpenFootball } from './openfootball.ts';
import { ReplayError } from './replay-error.ts';
import type { ReplayItem } from './replay-item.ts';

/** From the end of one match to the kick-off of the next, in real milliseconds. */
const betweenMatchesMs = 3_000;

/** A match of the file, and its place in it: the number counts from 1 in the order of kick-offs. */
export type ChosenMatch = { number: number; facts: MatchFacts; feed: FeedCreate };

/**
 * Reads a match file, in Tidewire's own form or in openfootball's. `notes` is what had to be decided on the way.
 *
 * @throws {ReplayError} when it is neither
 */
export function parseMatchFile(
  name: string,
  text: string,
  utcOffset: string | undefined,
): { file: MatchFile; notes: string[] } {
  try {
    const json: unknown = JSON.parse(text);
    const isOwn = typeof json === 'object' && json !== null && 'format' in json;
    return isOwn
      ? { file: MatchFileSchema.parse(json), notes: [] }
      : convertOpenFootball(json, utcOffset === undefined ? {} : { utcOffset });
  } catch (error) {
    throw new ReplayError(`${name} is not a match file: ${complaintOf(error)}`, { cause: error });
  }
}

function complaintOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const [issue] = error.issues;
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return `${issue?.path.join('.') || 'the whole'}: ${issue?.message}${more}`;
}

/**
 * The matches to replay: all of them, or the one that `wanted` names by number or teams.
 *
 * @throws {ReplayError} when no match is named so, or several are
 */
export function chooseMatches(
  file: MatchFile,
  wanted: string | undefined,
  feedId: string | undefined,
): ChosenMatch[] {
  const prefix = shortCompetitionName(file.competition);
  const all = file.matches.map((facts, index): ChosenMatch => {
    const id = feedId ?? matchFeedId(prefix, index);
    const title = `${facts.home} v ${facts.away}`;
    return {
      number: index + 1,
      facts,
      feed: { id, kind: 'match', title, currency: null, provenance: 'replayed' },
    };
  });
  if (wanted === undefined) return all;
  const chosen = all.filter(({ number, feed }) => isNamed(wanted, number, feed.title));
  if (chosen.length === 1) return chosen;
  if (chosen.length === 0) {
    throw new ReplayError(
      `there is no match "${wanted}" in ${file.competition}: give a number from 1 to ${all.length}, or two teams like "${all[0]?.feed.title}"`,
    );
  }
  const choices = chosen.map(({ number, facts, feed }) => `${number} (${feed.title}, ${facts.round})`);
  throw new ReplayError(
    `"${wanted}" is ${chosen.length} matches; say which by number: ${choices.join(', ')}`,
  );
}

function isNamed(wanted: string, number: number, title: string): boolean {
  if (/^\d+$/.test(wanted)) return Number(wanted) === number;
  const fold = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/\s+(v|vs\.?|-|–)\s+/, ' v ')
      .trim();
  return fold(wanted) === fold(title);
}

/** The matches one after the other. `factor` is match time over real time. */
export async function* readMatchItems(
  competition: string,
  matches: readonly ChosenMatch[],
  factor: number,
): AsyncGenerator<ReplayItem> {
  let kickOffMs = 0;
  for (const [index, { facts, feed }] of matches.entries()) {
    const beats = scriptMatch(facts);
    let dueMs = kickOffMs;
    for (const [beatIndex, { at, moment, timeline }] of beats.entries()) {
      dueMs = kickOffMs + at / factor;
      const added = moment.addedMinute > 0 ? `+${moment.addedMinute}` : '';
      yield {
        feed,
        dueMs,
        events: (now) => [
          ...(timeline === undefined ? [] : [{ type: 'timeline' as const, data: timeline }]),
          { type: 'match', match: matchStateOf(competition, facts, moment, now) },
        ],
        done: (index + (beatIndex + 1) / beats.length) / matches.length,
        label: `${facts.home} ${moment.score.join('–')} ${facts.away} ${moment.minute}${added}'`,
      };
    }
    kickOffMs = dueMs + betweenMatchesMs;
  }
}
