import type { z } from 'zod';
import { assertNever } from './assert-never.ts';
import type { AlertSchema } from './rest/alerts.ts';

export type AlertState = z.infer<typeof AlertSchema>['state'];

/** What an alert is judged by. Prices are in the feed's currency. */
export type AlertLine = {
  direction: 'above' | 'below';
  price: number;
  /** How far back beyond the line the price must go before the alert can fire again. */
  hysteresis: number;
  repeat: boolean;
};

/**
 * What a price does to an alert. It fires when its line is reached from the other side, and rests until the price has been back beyond the
 * hysteresis: a price that trembles on the line fires once. The first price after it was made only says on which side it begins.
 */
export function judgeAlert(
  { direction, price: line, hysteresis, repeat }: AlertLine,
  state: AlertState,
  price: number,
): { state: AlertState; fires: boolean } {
  const sign = direction === 'above' ? 1 : -1;
  const beyond = sign * (price - line);
  switch (state) {
    case 'new':
      return { state: beyond >= 0 ? 'resting' : 'armed', fires: false };
    case 'armed':
      return beyond >= 0 ? { state: repeat ? 'resting' : 'done', fires: true } : { state, fires: false };
    case 'resting':
      return { state: beyond < 0 && -beyond >= hysteresis ? 'armed' : state, fires: false };
    case 'done':
      return { state, fires: false };
    default:
      return assertNever(state);
  }
}
