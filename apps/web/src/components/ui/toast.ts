import type { ExternalToast, toast as SonnerToast } from 'sonner';

type Show = (toast: typeof SonnerToast) => void;

/** What was said before it could be shown; the oldest go first, which nobody would still read. */
const mostWaiting = 10;
const waiting: Show[] = [];
let here: typeof SonnerToast | undefined;
let tell = () => {};

/** Short words about something that was just done. What shows them is loaded with the first of them. */
export const toast = Object.assign(
  (words: string, options?: ExternalToast) => show((say) => say(words, options)),
  {
    error: (words: string, options?: ExternalToast) => show((say) => say.error(words, options)),
  },
);

function show(one: Show): void {
  if (here !== undefined) {
    one(here);
    return;
  }
  waiting.push(one);
  if (waiting.length > mostWaiting) waiting.shift();
  tell();
}

/** There is something to show toasts now. Returns its end. */
export function showToastsWith(sonner: typeof SonnerToast): () => void {
  here = sonner;
  for (const one of waiting.splice(0)) one(sonner);
  return () => {
    here = undefined;
  };
}

/** For `useSyncExternalStore`: whether there was ever something to show. One listener, since a page has one place for toasts. */
export const firstToast = {
  subscribe(listener: () => void): () => void {
    tell = listener;
    return () => {
      tell = () => {};
    };
  },
  isAsked: (): boolean => here !== undefined || waiting.length > 0,
};
