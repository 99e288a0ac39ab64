import { expect, test } from 'vitest';
import { withPlace } from './recent-places.ts';

test('the place looked at last is the first, once, and only so many are kept', () => {
  expect(withPlace(['/rooms/a', '/markets/x'], '/markets/x')).toEqual(['/markets/x', '/rooms/a']);
  const many = Array.from({ length: 8 }, (_, at) => `/rooms/${at}`);
  expect(withPlace(many, '/sports/m')).toEqual(['/sports/m', ...many.slice(0, 7)]);
});

test('lists and pages are no places', () => {
  const places = ['/rooms/a'];
  for (const path of ['/rooms', '/rooms/directory', '/search', '/rooms/a'])
    expect(withPlace(places, path)).toBe(places);
});
