import { expect, test } from 'vitest';
import { fromCustom, presetNames, presetOf, presets, toCustom } from './network-presets.ts';

test('a network is called by its name, and somebody’s own by none', () => {
  for (const name of presetNames) expect(presetOf({ ...presets[name] })).toBe(name);
  expect(presetOf({ ...presets.slow3g, delayMs: 401 })).toBeUndefined();
  expect(presetOf({ ...presets.good, meanLifeMs: 1_000 })).toBeUndefined();
});

test('a network in the words of the form and back is the same', () => {
  for (const name of ['good', 'slow3g', 'lossyTrain'] as const) {
    expect(fromCustom(toCustom(presets[name]))).toEqual(presets[name]);
  }
});
