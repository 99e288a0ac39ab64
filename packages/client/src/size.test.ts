import { describe, expect, test } from 'vitest';
import { bundle, maxGzipBytes } from './testing/bundle.ts';

const namesIn = (sources: string[], part: string) => sources.filter((source) => source.includes(part));

describe('what a page loads', () => {
  test('is 12 KB gzip at most, and holds no schema', async () => {
    const { gzipBytes, sources } = await bundle('index.ts');
    expect(gzipBytes).toBeLessThanOrEqual(maxGzipBytes);
    expect(namesIn(sources, '/zod/')).toEqual([]);
    expect(namesIn(sources, '/shared/')).toEqual([]);
    expect(namesIn(sources, '/simulator/')).toEqual([]);
    expect(namesIn(sources, '/idb/')).not.toEqual([]);
  });

  test('is less than half of that in a tab whose connection lives in a worker', async () => {
    const { gzipBytes, sources } = await bundle('shared/index.ts');
    expect(gzipBytes).toBeLessThan(maxGzipBytes / 2);
    for (const part of ['/zod/', '/idb/', '/connection/', '/channels/'])
      expect(namesIn(sources, part)).toEqual([]);
  });

  test('is not the simulator, unless the worker’s script asks for it', async () => {
    const { sources } = await bundle('shared/worker.ts');
    expect(namesIn(sources, '/simulator/simulat')).toEqual([]);
    expect(namesIn(sources, '/zod/')).toEqual([]);
  });
});
