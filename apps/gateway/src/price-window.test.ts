import { describe, expect, test } from 'vitest';
import { PriceWindow } from './price-window.ts';

const minute = 60_000;
const at = (time: number, last: number) => ({ time, last });

describe('the window of a price', () => {
  test('says how far a price is from the lowest and the highest of the last minute', () => {
    const window = new PriceWindow(minute);
    expect(window.see(at(0, 100))).toEqual({ rise: 0, fall: 0 });
    expect(window.see(at(1_000, 98))).toEqual({ rise: 0, fall: 2 });
    expect(window.see(at(2_000, 99.96)).rise).toBeCloseTo(2);
  });

  test('forgets what is older, and holds no more however many prices come', () => {
    const window = new PriceWindow(minute);
    window.see(at(0, 50));
    for (let time = 1_000; time < 59_000; time += 10) window.see(at(time, 100));
    expect(window.see(at(59_000, 100)).rise).toBe(100);
    expect(window.see(at(60_000, 100)).rise).toBe(0);
  });

  test('begins anew when time goes back, and when it is told to', () => {
    const window = new PriceWindow(minute);
    window.see(at(90_000, 50));
    expect(window.see(at(1_000, 100))).toEqual({ rise: 0, fall: 0 });
    window.restart(at(2_000, 80));
    expect(window.see(at(3_000, 80))).toEqual({ rise: 0, fall: 0 });
  });

  test('a price of nothing is no move', () => {
    const window = new PriceWindow(minute);
    window.see(at(0, 0));
    expect(window.see(at(1, 5)).rise).toBe(0);
  });
});
