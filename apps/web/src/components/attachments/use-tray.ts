import { attachmentLimits } from '@tidewire/protocol/wire';
import { useCallback, useEffect, useRef, useState } from 'react';
import { browserFiles } from '#web/realtime/files/browser-files.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { uploadFailure, uploadFile } from './upload-file.ts';

/** A file that was chosen, on its way to be sent with the next message. `preview` is an address of this page. */
export type TrayFile = {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly preview: string | undefined;
  readonly state: TrayState;
};

export type TrayState =
  | { readonly word: 'uploading'; readonly share: number }
  /** All of it is there, and is being looked at. */
  | { readonly word: 'checking' }
  | { readonly word: 'ready'; readonly id: string }
  | { readonly word: 'failed'; readonly message: string; readonly helps: boolean };

export type Tray = {
  readonly files: readonly TrayFile[];
  /** Starts to upload; gives a sentence when there are more than a message may have. */
  add(files: readonly File[]): string | undefined;
  retry(key: string): void;
  remove(key: string): void;
  /** They were sent: what is shown here goes, what was uploaded stays. */
  clear(): void;
};

type Kept = { file: File; abort: AbortController; id: string | undefined };

/**
 * The files beside the words of one composer. They upload at once, while the words are being written; without a connection they wait for
 * it. Until they are sent they are kept in the browser, as `draftOf`.
 */
export function useTray(roomId: string, draftOf: string): Tray {
  const { me, client } = useRealtime();
  const [inBrowser] = useState(() => browserFiles(me.id));
  const [files, setFiles] = useState<readonly TrayFile[]>([]);
  const kept = useRef(new Map<string, Kept>());
  const shown = useRef(files);
  shown.current = files;

  useEffect(() => {
    const all = kept.current;
    return () => {
      for (const { abort } of all.values()) abort.abort();
      for (const { preview } of shown.current) if (preview !== undefined) URL.revokeObjectURL(preview);
    };
  }, []);

  const set = useCallback((key: string, state: TrayState) => {
    setFiles((now) => now.map((one) => (one.key === key ? { ...one, state } : one)));
  }, []);

  const start = useCallback(
    async (key: string) => {
      const one = kept.current.get(key);
      if (one === undefined) return;
      const { signal } = one.abort;
      try {
        const id = await uploadFile(roomId, one.file, one.id, {
          signal,
          onAnnounced: (announced) => {
            if (one.id !== announced) void inBrowser.announced(key, announced);
            one.id = announced;
          },
          onProgress: (share) => set(key, { word: 'uploading', share }),
          onChecking: () => set(key, { word: 'checking' }),
        });
        set(key, { word: 'ready', id });
      } catch (error) {
        if (!signal.aborted) set(key, { word: 'failed', ...uploadFailure(error) });
      }
    },
    [roomId, set, inBrowser],
  );

  useEffect(() => {
    let isOver = false;
    void inBrowser.list(draftOf).then((found) => {
      if (isOver) return;
      const missing = found.filter(({ key }) => !kept.current.has(key));
      for (const { key, file, id } of missing)
        kept.current.set(key, { file, abort: new AbortController(), id });
      setFiles((now) => [...missing.map(({ key, file }) => trayFileOf(key, file)), ...now]);
      for (const { key } of missing) void start(key);
    });
    return () => {
      isOver = true;
    };
  }, [inBrowser, draftOf, start]);

  const again = useCallback(
    (key: string) => {
      set(key, { word: 'uploading', share: 0 });
      void start(key);
    },
    [set, start],
  );
  useEffect(
    () =>
      client.onStatus(({ state }) => {
        if (state !== 'live') return;
        for (const one of shown.current) if (one.state.word === 'failed' && one.state.helps) again(one.key);
      }),
    [client, again],
  );

  const add = (chosen: readonly File[]): string | undefined => {
    const room = attachmentLimits.perMessage - files.length;
    const fresh = chosen.slice(0, room).map((file) => ({ key: crypto.randomUUID(), file }));
    for (const { key, file } of fresh) {
      kept.current.set(key, { file, abort: new AbortController(), id: undefined });
      void inBrowser.put({ key, draftOf, file, id: undefined, at: Date.now() });
    }
    setFiles((now) => [...now, ...fresh.map(({ key, file }) => trayFileOf(key, file))]);
    for (const { key } of fresh) void start(key);
    return chosen.length > room ? `A message has at most ${attachmentLimits.perMessage} files.` : undefined;
  };

  const forget = (keys: readonly string[]) => {
    for (const { key, preview } of shown.current) {
      if (!keys.includes(key)) continue;
      if (preview !== undefined) URL.revokeObjectURL(preview);
      kept.current.get(key)?.abort.abort();
      kept.current.delete(key);
    }
    setFiles((now) => now.filter(({ key }) => !keys.includes(key)));
    void inBrowser.drop(keys);
  };

  return {
    files,
    add,
    retry: again,
    // What was uploaded of it is forgotten by the server in time.
    remove: (key) => forget([key]),
    clear: () => forget(shown.current.map(({ key }) => key)),
  };
}

const trayFileOf = (key: string, file: File): TrayFile => ({
  ...{ key, name: file.name, size: file.size, state: { word: 'uploading', share: 0 } },
  // What the browser thinks it is; the server looks for itself. An SVG is a picture to neither.
  preview: /^image\/(?:png|jpeg|webp|gif|avif)$/.test(file.type) ? URL.createObjectURL(file) : undefined,
});
