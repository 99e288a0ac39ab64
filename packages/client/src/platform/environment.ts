import type { Unsubscribe } from '../api.ts';

/**
 * What the machine around the client may tell: the network came or went, the page was looked at again, woke up, or is put away by the
 * browser (`hidden`, for the back-forward cache or for good) and taken out again (`shown`).
 */
export type EnvironmentSignal = 'online' | 'offline' | 'visible' | 'wake' | 'hidden' | 'shown';

export type Environment = { listen(hear: (signal: EnvironmentSignal) => void): Unsubscribe };

/** Listens to whatever of `window` and `document` there is: all of it in a page, some in a worker, nothing in Node. */
export function browserEnvironment(
  window: Partial<EventTarget> = globalThis,
  document: (EventTarget & { readonly visibilityState: string }) | undefined = globalThis.document,
): Environment {
  return {
    listen(hear) {
      const controller = new AbortController();
      const { signal } = controller;
      const on = (target: Partial<EventTarget> | undefined, type: string, listener: (event: Event) => void) =>
        target?.addEventListener?.(type, listener, { signal });
      on(window, 'online', () => hear('online'));
      on(window, 'offline', () => hear('offline'));
      on(window, 'pagehide', () => hear('hidden'));
      on(window, 'pageshow', (event) => {
        if ('persisted' in event && event.persisted === true) hear('shown');
      });
      // The Page Lifecycle's `resume`: the browser had frozen the tab.
      on(document, 'resume', () => hear('wake'));
      on(document, 'visibilitychange', () => {
        if (document?.visibilityState === 'visible') hear('visible');
      });
      return () => controller.abort();
    },
  };
}
