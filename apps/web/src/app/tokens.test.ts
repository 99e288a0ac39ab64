import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The tokens as they are written: name → [light, dark]. */
const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/^\s*--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/gm)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
  ),
);

/** Relative luminance and contrast, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
function get(name: string, theme: 0 | 1): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`no token --${name}`);
  return token[theme];
}

const surfaces = ['canvas', 'side', 'raised', 'hover', 'active'];
const text = ['ink', 'soft', 'faint', 'accent-ink', 'up', 'down', 'danger', 'warn'];
const textPairs: (readonly [string, string])[] = [
  ...surfaces.flatMap((surface) => text.map((colour) => [colour, surface] as const)),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['canvas', 'ink'],
  ...['ink', 'soft', 'faint', 'accent-ink'].map((colour) => [colour, 'tint'] as const),
  ...['ink', 'warn'].map((colour) => [colour, 'warn-tint'] as const),
  ...['ink', 'soft', 'danger'].map((colour) => [colour, 'danger-tint'] as const),
];
const edgePairs = ['canvas', 'side', 'raised'].map((surface) => ['edge', surface] as const);

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s theme', (_, theme) => {
  test.each(textPairs)('is readable: %s on %s', (colour, surface) => {
    expect(contrast(get(colour, theme), get(surface, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edgePairs)('shows where a control ends: %s on %s', (colour, surface) => {
    expect(contrast(get(colour, theme), get(surface, theme))).toBeGreaterThanOrEqual(3);
  });

  test('is readable on a button that destroys', () => {
    expect(contrast('#ffffff', get('danger-fill', theme))).toBeGreaterThanOrEqual(4.5);
  });
});
