import { expect, test } from 'vitest';
import { defaults, readPreferences } from './preferences.ts';

test('what was kept is read, and what cannot be read is as if nothing was chosen', () => {
  const chosen = { ...defaults, density: 'compact', clock: '12h', sound: true };
  expect(readPreferences(JSON.stringify(chosen))).toEqual(chosen);
  for (const text of [null, '', '{', '7', 'null', '[]', '{"density":"vast","sound":"yes","more":1}']) {
    expect(readPreferences(text)).toEqual(defaults);
  }
});
