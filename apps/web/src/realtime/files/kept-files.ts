/**
 * Files that were chosen and not sent yet, in this browser: they survive a reload, a crash, and a look at another room, like the words
 * beside them. Where a browser keeps nothing, they last as long as the page.
 */
import type { PersonStorage } from '@tidewire/client/kept';

/** `draftOf`: where it is to be sent, as drafts are called. `id`: under which it was announced to the server, once it was. */
export type KeptFile = {
  readonly key: string;
  readonly draftOf: string;
  readonly file: File;
  readonly id: string | undefined;
  readonly at: number;
};

export type FileStorage = PersonStorage<{ readonly id: string }, KeptFile>;

/** Files of one person, wherever they are to be sent. One more is not kept: it is uploaded all the same. */
export const mostKeptFiles = 40;

export type KeptFiles = {
  /** The first chosen first. */
  list(draftOf: string): Promise<readonly KeptFile[]>;
  put(file: KeptFile): Promise<void>;
  /** It was announced under this id: what is sent from now on goes on where it was cut off. */
  announced(key: string, id: string): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
};

/** One after the other, so that what is put and dropped at once ends as it was meant. */
export function createKeptFiles(
  userId: string,
  open: () => Promise<FileStorage>,
  report: (error: unknown) => void,
): KeptFiles {
  let opening: Promise<FileStorage> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const begin = async () => {
    const storage = await open();
    await storage.begin({ id: userId });
    return storage;
  };
  const use = <Result>(
    act: (storage: FileStorage) => Promise<Result>,
    otherwise: Result,
  ): Promise<Result> => {
    const done = last.then(async () => {
      opening ??= begin();
      return act(await opening);
    });
    const safe = done.catch((error: unknown) => {
      report(error);
      return otherwise;
    });
    last = safe;
    return safe;
  };
  const keptBy = async (storage: FileStorage) => (await storage.read())?.records ?? [];
  return {
    list: (draftOf) =>
      use(
        async (storage) =>
          (await keptBy(storage)).filter((one) => one.draftOf === draftOf).sort((a, b) => a.at - b.at),
        [],
      ),
    put: (file) =>
      use(async (storage) => {
        if ((await keptBy(storage)).length >= mostKeptFiles) return;
        await storage.change(userId, [{ key: file.key, next: () => file }]);
      }, undefined),
    announced: (key, id) =>
      use(async (storage) => {
        await storage.change(userId, [{ key, next: (before) => before && { ...before, id } }]);
      }, undefined),
    drop: (keys) =>
      use(async (storage) => {
        await storage.change(
          userId,
          keys.map((key) => ({ key, next: () => undefined })),
        );
      }, undefined),
  };
}
