import { describe, expect, test } from 'vitest';
import { bundle, maxGzipBytes } from './testing/bundle.ts';

describe('what a page loads', () => {
  test('is 12 KB gzip at most, and holds no schema', async () => {
    const { gzipBytes, sources } = await bundle('index.ts');
    expect(gzipBytes).toBeLessThanOrEqual(maxGzipBytes);
    expect(sources.filter((source) => source.includes('/zod/'))).toEqual([]);
    expect(sources.some((source) => source.includes('/idb/'))).toBe(true);
  });
});
