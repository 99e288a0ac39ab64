import type { Feed, RoomRule } from '@tidewire/protocol/wire';
import { symbolOf } from '../quote/format-quote.ts';

/** What `/feed …` asks for. `wrong`: a sentence that says how it is written. */
export type FeedWish =
  | { readonly word: 'list' }
  | { readonly word: 'add'; readonly name: string; readonly rules: RoomRule[] | undefined }
  | { readonly word: 'remove'; readonly name: string }
  | { readonly word: 'wrong'; readonly why: string };

const example = 'Write it as in /feed add GOOG when ±2%, /feed remove GOOG or /feed list.';

export function parseFeedWish(argument: string): FeedWish {
  const [verb = '', ...rest] = argument.trim().split(/\s+/);
  const words = rest.join(' ');
  switch (verb.toLowerCase()) {
    case '':
    case 'list':
      return words === '' ? { word: 'list' } : { word: 'wrong', why: example };
    case 'remove':
      return words === ''
        ? { word: 'wrong', why: 'Say which: /feed remove GOOG' }
        : { word: 'remove', name: words };
    case 'add':
      return parseAdd(words);
    default:
      return { word: 'wrong', why: example };
  }
}

function parseAdd(words: string): FeedWish {
  const [name = '', conditions] = words.split(/\bwhen\b/i, 2).map((part) => part.trim());
  if (name === '') return { word: 'wrong', why: 'Say which: /feed add GOOG when ±2%' };
  if (conditions === undefined) return { word: 'add', name, rules: undefined };
  const rules: RoomRule[] = [];
  for (const condition of conditions.split(/\s*,\s*|\s+and\s+|\s+or\s+/i)) {
    const rule = parseRule(condition);
    if (rule === undefined)
      return {
        word: 'wrong',
        why: `“${condition}” says nothing here. What can: ±2%, +2% in 30m, above 150, below 150, goal, start, end.`,
      };
    rules.push(rule);
  }
  return { word: 'add', name, rules };
}

const hourMs = 3_600_000;
const units: Readonly<Record<string, number>> = { m: 60_000, h: hourMs, d: 24 * hourMs };
const move = /^(±|\+-|\+\/-|\+|-|−)?\s*(\d+(?:\.\d+)?)\s*%(?:\s+(?:in|within)\s+(\d+)\s*([mhd]))?$/i;
const line = /^(above|over|>|below|under|<)\s*(\d+(?:\.\d+)?)$/i;
const ofMatches: Readonly<Record<string, 'goal' | 'start' | 'end'>> = {
  ...{ goal: 'goal', goals: 'goal', start: 'start', starts: 'start', end: 'end', ends: 'end' },
};

function parseRule(words: string): RoomRule | undefined {
  const moved = move.exec(words);
  if (moved !== null) {
    const [, sign = '±', percent, count = '1', unit = 'h'] = moved;
    const windowMs = Number(count) * (units[unit.toLowerCase()] ?? hourMs);
    const rule = { kind: 'moves', percent: Number(percent), windowMs } as const;
    if (sign === '+') return { ...rule, direction: 'above' };
    return sign === '-' || sign === '−' ? { ...rule, direction: 'below' } : rule;
  }
  const crossed = line.exec(words);
  if (crossed !== null) {
    const [, side = '', price] = crossed;
    const direction = /^(above|over|>)$/i.test(side) ? 'above' : 'below';
    return { kind: 'crosses', direction, price: Number(price) };
  }
  const kind = Object.hasOwn(ofMatches, words.toLowerCase()) ? ofMatches[words.toLowerCase()] : undefined;
  return kind && { kind };
}

/** The feed that is meant: by its symbol, its id or its whole name, else the only one whose name has these words in it. */
export function findNamed(feeds: readonly Feed[], name: string): Feed | readonly Feed[] {
  const wanted = name.toLowerCase();
  const names = ({ id, title }: Feed) => [symbolOf(id), symbolOf(id).replace('/', ''), id, title];
  const exact = feeds.find((feed) => names(feed).some((one) => one.toLowerCase() === wanted));
  if (exact !== undefined) return exact;
  const found = feeds.filter(({ title }) =>
    wanted.split(/\s+/).every((word) => title.toLowerCase().includes(word)),
  );
  const [only] = found;
  return only !== undefined && found.length === 1 ? only : found;
}
