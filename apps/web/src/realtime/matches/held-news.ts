import type { MessageFeed, ScoreHold } from '@tidewire/protocol/wire';
import { toldUntil } from './score-hold.ts';

/** A message as far as it matters here: times are Unix ms. `editedAt` of news is when something was added to it. */
export type Sayable = {
  readonly feed: MessageFeed | undefined;
  readonly createdAt: number;
  readonly editedAt: number | undefined;
};

/** Stands wherever the words of held news would. */
export const heldWords = 'News of a match, held back with its score';

/** News of a match are about its score, whatever else they say. A card looks after itself. */
export const tellsScore = (feed: MessageFeed | undefined): feed is MessageFeed =>
  feed !== undefined && feed.part !== 'card' && feed.id.startsWith('match.');

/** Whether somebody who holds scores back must not read this yet. What they hold is not known (`undefined`): then they do. */
export function isHeld(
  { feed, createdAt, editedAt }: Sayable,
  { hold, revealed, now }: { hold: ScoreHold | undefined; revealed: ReadonlySet<string>; now: number },
): boolean {
  if (!tellsScore(feed) || revealed.has(feed.id)) return false;
  const until = hold && toldUntil(hold, false, now);
  return until === undefined || (editedAt ?? createdAt) > until;
}
