import type { Alert, UserEventData } from '@tidewire/protocol/wire';
import { assertNever } from '@tidewire/protocol/wire';
import { decimalsOf, formatPrice, symbolOf } from '../quote/format-quote.ts';

/** What an alert waits for, in words that follow the name of what it is about. */
export function lineInWords({
  kind,
  direction,
  feedId,
  price,
  percent,
  windowMs,
}: Pick<Alert, 'kind' | 'direction' | 'feedId' | 'price' | 'percent' | 'windowMs'>): string {
  switch (kind) {
    case 'crosses':
      return `${direction === 'below' ? 'falls to' : 'rises to'} ${formatPrice(price, decimalsOf(feedId, price))}`;
    case 'moves':
      return `${movesWord[direction]} ${percent ?? 0}% within ${durationInWords(windowMs ?? 0)}`;
    case 'goal':
      return 'has a goal';
    case 'start':
      return 'starts';
    case 'end':
      return 'ends';
    default:
      return assertNever(kind);
  }
}

const movesWord: Record<Alert['direction'], string> = {
  above: 'rises by',
  below: 'falls by',
  either: 'moves by',
};

const movedWord: Record<Alert['direction'], string> = {
  above: 'rose by',
  below: 'fell by',
  either: 'moved by',
};

/** `5 minutes`, `1 hour`, `1 day`: the largest unit that is whole. */
export function durationInWords(ms: number): string {
  const [count, unit] =
    ms % 86_400_000 === 0
      ? [ms / 86_400_000, 'day']
      : ms % 3_600_000 === 0
        ? [ms / 3_600_000, 'hour']
        : [Math.round(ms / 60_000), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export function stateInWords({ state, expiresAt }: Pick<Alert, 'state' | 'expiresAt'>, now: number): string {
  if (state === 'done') return 'Done';
  if (expiresAt !== null && Date.parse(expiresAt) <= now) return 'Expired';
  switch (state) {
    case 'new':
      return 'Waiting for a first look';
    case 'armed':
      return 'Armed';
    case 'resting':
      return 'Resting';
    default:
      return assertNever(state);
  }
}

type Fired = Extract<UserEventData, { kind: 'alert.fired' }>;
type Corrected = Extract<UserEventData, { kind: 'alert.corrected' }>;

/** What a firing says where somebody hears of it: a title, and a line below. Nothing of a score to whoever wants none yet. */
export function firingInWords(
  notice: Fired | Corrected,
  { hidesScores = false }: { hidesScores?: boolean } = {},
): { title: string; detail: string } {
  const { match } = notice;
  if (match !== undefined && hidesScores)
    return { title: 'Something happened', detail: `${match.home} v ${match.away}` };
  if (match !== undefined) {
    const detail = `${match.home} ${match.score[0]}–${match.score[1]} ${match.away}`;
    return { title: notice.kind === 'alert.corrected' ? 'Goal cancelled' : matchTitle(notice), detail };
  }
  if (notice.kind === 'alert.corrected') return { title: 'An alert was corrected', detail: notice.feedId };
  const { feedId, alert = 'crosses', direction, line, price } = notice;
  const decimals = decimalsOf(feedId, price);
  const what =
    alert === 'moves'
      ? `${movedWord[direction]} ${line}%`
      : `${direction === 'below' ? 'fell to' : 'rose to'} ${formatPrice(line, decimals)}`;
  return { title: `${symbolOf(feedId)} ${what}`, detail: `at ${formatPrice(price, decimals)}` };
}

function matchTitle({ alert, match }: Fired): string {
  if (alert === 'start') return 'Kick-off';
  if (alert === 'end') return 'Full time';
  return `Goal${match === undefined ? '' : `, ${match.minute}′`}`;
}
