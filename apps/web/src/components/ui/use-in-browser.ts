import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** False while the page is as the server drew it: what only a browser knows must not be asked before. */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
