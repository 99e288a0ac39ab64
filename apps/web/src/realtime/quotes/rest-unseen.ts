import type { QuoteBoard } from './quote-board.ts';

/** A look at another tab and back costs nothing. */
export const restAfterMs = 10_000;

export type Visibility = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/** Lets the board rest while its page has not been seen for a while. Returns how to stop. */
export function restUnseen(board: Pick<QuoteBoard, 'rest' | 'wake'>, page: Visibility): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isResting = false;
  const look = () => {
    clearTimeout(timer);
    if (page.visibilityState === 'hidden') {
      timer = setTimeout(() => {
        isResting = true;
        board.rest();
      }, restAfterMs);
    } else if (isResting) {
      isResting = false;
      board.wake();
    }
  };
  look();
  page.addEventListener('visibilitychange', look);
  return () => {
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', look);
  };
}
