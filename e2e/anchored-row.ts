import type { Page } from '@playwright/test';

/** What happened while an older page was put before the messages that were being read. */
export type Loading =
  /** The largest distance, in any frame, of the row in the middle of the view from where it was. Pixels of CSS. */
  { word: 'loaded'; movedPx: number } | { word: 'beginning' };

/**
 * Scrolls near the oldest message that is here, which makes the room ask for older ones, and watches the row in the middle of the view,
 * frame by frame, until they are there and nothing has changed for ten frames.
 *
 * Places are read after a frame was painted. Before that they may be guesses: rows are put where their estimated heights say, measured,
 * and put right within the frame, and a reader sees only the last of it.
 */
export const loadOlder = (page: Page): Promise<Loading> =>
  page.evaluate(async () => {
    const log = document.querySelector<HTMLElement>('[role=log]');
    if (log === null) throw new Error('no room is open');
    if (log.textContent.includes('This is the beginning of the room.')) return { word: 'beginning' };
    const painted = () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            done();
          };
          port2.postMessage(undefined);
        });
      });
    log.scrollTop = 300;
    await painted();
    const box = log.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    const row = [...log.querySelectorAll<HTMLElement>('[data-index]')].find((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top <= middle && bottom > middle;
    });
    if (row === undefined) throw new Error('no row in the middle of the view');
    const place = () => Number(row.dataset.index);
    const [first, top] = [place(), row.getBoundingClientRect().top];
    let [movedPx, quiet, height] = [0, 0, log.scrollHeight];
    while (quiet < 10) {
      await painted();
      if (!row.isConnected) throw new Error('the row that was being read is gone');
      movedPx = Math.max(movedPx, Math.abs(row.getBoundingClientRect().top - top));
      quiet = place() > first && log.scrollHeight === height ? quiet + 1 : 0;
      height = log.scrollHeight;
    }
    return { word: 'loaded', movedPx };
  });

/** How rows moved while somebody scrolled towards older ones. Pixels of CSS; the largest in any painted frame. */
export type Travel = {
  /** Of any row towards where it came from. */
  backPx: number;
  /** Between the row that moved most and the one that moved least: all that is in view moves as one. */
  apartPx: number;
  /** All the way. */
  wentPx: number;
  /** Frames in which nothing could be compared, since all that had been in view was gone. */
  lost: number;
};

/** Watches every row in view from now on; `end` says how they moved. */
export async function watchRows(page: Page): Promise<{ end(): Promise<Travel> }> {
  const watch = await page.evaluateHandle(() => {
    const log = document.querySelector<HTMLElement>('[role=log]');
    if (log === null) throw new Error('no room is open');
    const box = log.getBoundingClientRect();
    const travel = { backPx: 0, apartPx: 0, wentPx: 0, lost: 0 };
    const look = () => {
      const tops = new Map<Element, number>();
      for (const row of log.querySelectorAll('[data-index]')) {
        const { top, bottom } = row.getBoundingClientRect();
        if (bottom > box.top && top < box.bottom) tops.set(row, top);
      }
      return tops;
    };
    let before = look();
    const compare = () => {
      const now = look();
      const moves = [...now].flatMap(([row, top]) => {
        const was = before.get(row);
        return was === undefined ? [] : [top - was];
      });
      before = now;
      const [least, most] = [Math.min(...moves), Math.max(...moves)];
      if (moves.length === 0) travel.lost += 1;
      else {
        travel.backPx = Math.max(travel.backPx, -least);
        travel.apartPx = Math.max(travel.apartPx, most - least);
        travel.wentPx += most;
      }
    };
    const { port1, port2 } = new MessageChannel();
    let frame = 0;
    const next = () => {
      frame = requestAnimationFrame(() => port2.postMessage(undefined));
    };
    port1.onmessage = () => {
      compare();
      next();
    };
    next();
    return {
      end: () => {
        cancelAnimationFrame(frame);
        port1.close();
        return travel;
      },
    };
  });
  return {
    end: async () => {
      const travel = await watch.evaluate((watching) => watching.end());
      await watch.dispose();
      return travel;
    },
  };
}
