import type { Page } from '@playwright/test';

/** What happened while an older page was put before the messages that were being read. */
export type Loading =
  /** The largest distance, in any frame, of the row in the middle of the view from where it was. Pixels of CSS. */
  { word: 'loaded'; movedPx: number } | { word: 'beginning' };

/**
 * Scrolls near the oldest message that is here, which makes the room ask for older ones, and watches the row in the middle of the view,
 * frame by frame, until they are there and nothing has changed for ten frames.
 */
export const loadOlder = (page: Page): Promise<Loading> =>
  page.evaluate(async () => {
    const log = document.querySelector<HTMLElement>('[role=log]');
    if (log === null) throw new Error('no room is open');
    if (log.textContent.includes('This is the beginning of the room.')) return { word: 'beginning' };
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    log.scrollTop = 300;
    await frame();
    const box = log.getBoundingClientRect();
    const row = document
      .elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      ?.closest<HTMLElement>('[data-index]');
    if (row == null) throw new Error('no row in the middle of the view');
    const place = () => Number(row.dataset.index);
    const [first, top] = [place(), row.getBoundingClientRect().top];
    let [movedPx, quiet, height] = [0, 0, log.scrollHeight];
    while (quiet < 10) {
      await frame();
      if (!row.isConnected) throw new Error('the row that was being read is gone');
      movedPx = Math.max(movedPx, Math.abs(row.getBoundingClientRect().top - top));
      quiet = place() > first && log.scrollHeight === height ? quiet + 1 : 0;
      height = log.scrollHeight;
    }
    return { word: 'loaded', movedPx };
  });
