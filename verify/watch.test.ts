import { describe, expect, test, vi } from 'vitest';
import { Watch } from './watch.ts';

const patience = { measure: () => 0, patienceMs: 60_000 };

describe('waiting for something', () => {
  test('ends when somebody says that something happened, and it is so', async () => {
    const watch = new Watch(new AbortController().signal);
    let count = 0;
    const waited = watch.until(() => count >= 2, patience);
    for (; count < 2; count += 1) watch.stir();
    expect(await waited).toBe(true);
  });

  test('ends at once when it is so already', async () => {
    const watch = new Watch(new AbortController().signal);
    expect(await watch.until(() => true, patience)).toBe(true);
  });

  test('ends with no when nothing moved for as long as there is patience, and not before', async () => {
    vi.useFakeTimers();
    try {
      const watch = new Watch(new AbortController().signal);
      let moved = 0;
      const waited = watch.until(() => false, { measure: () => moved, patienceMs: 1_000 });
      let ended: boolean | undefined;
      void waited.then((isSo) => {
        ended = isSo;
      });
      await vi.advanceTimersByTimeAsync(900);
      moved += 1;
      watch.stir();
      await vi.advanceTimersByTimeAsync(900);
      expect(ended).toBeUndefined();
      watch.stir();
      await vi.advanceTimersByTimeAsync(101);
      expect(ended).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  test('ends with the reason of whoever ends the run', async () => {
    const controller = new AbortController();
    const watch = new Watch(controller.signal);
    const waited = watch.until(() => false, patience);
    controller.abort(new Error('enough'));
    await expect(waited).rejects.toThrow('enough');
    await expect(watch.until(() => true, patience)).rejects.toThrow('enough');
  });
});
