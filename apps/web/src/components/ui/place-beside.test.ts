import { describe, expect, test } from 'vitest';
import { placeBeside } from './place-beside.ts';

const view = { width: 1_000, height: 600 };
const size = { width: 100, height: 20 };
const anchor = (left: number, top: number) => ({ left, top, width: 40, height: 30 });

describe('a hint', () => {
  test('stands in the middle of the wished side', () => {
    expect(placeBeside(anchor(500, 300), size, view, 'top')).toEqual({ left: 470, top: 272 });
    expect(placeBeside(anchor(500, 300), size, view, 'bottom')).toEqual({ left: 470, top: 338 });
    expect(placeBeside(anchor(500, 300), size, view, 'left')).toEqual({ left: 392, top: 305 });
    expect(placeBeside(anchor(500, 300), size, view, 'right')).toEqual({ left: 548, top: 305 });
  });

  test('goes to the other side where only that has room', () => {
    expect(placeBeside(anchor(500, 10), size, view, 'top').top).toBe(48);
    expect(placeBeside(anchor(950, 300), size, view, 'right').left).toBe(842);
  });

  test('stays inside the view', () => {
    expect(placeBeside(anchor(0, 300), size, view, 'top').left).toBe(5);
    expect(placeBeside(anchor(970, 300), size, view, 'top').left).toBe(895);
    const tall = { width: 100, height: 590 };
    expect(placeBeside(anchor(500, 300), tall, view, 'top').top).toBe(5);
  });
});
