import { attachmentLimits } from '@tidewire/protocol/wire';
import { useCallback, useEffect, useRef, useState } from 'react';
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

/** The files beside the words of one composer. They upload at once, while the words are being written. */
export function useTray(roomId: string): Tray {
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
    [roomId, set],
  );

  const add = (chosen: readonly File[]): string | undefined => {
    const room = attachmentLimits.perMessage - files.length;
    const fresh = chosen.slice(0, room).map((file) => ({ key: crypto.randomUUID(), file }));
    for (const { key, file } of fresh)
      kept.current.set(key, { file, abort: new AbortController(), id: undefined });
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
  };

  return {
    files,
    add,
    retry: (key) => {
      set(key, { word: 'uploading', share: 0 });
      void start(key);
    },
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
