import { createKeptFiles, type FileStorage, type KeptFiles } from './kept-files.ts';

/** Loaded after the room is there: what it shows first does not wait for this. */
export const openBrowserFiles = async (): Promise<FileStorage> =>
  (await import('@tidewire/client/kept')).personStorage('tidewire-files');

export const browserFiles = (userId: string): KeptFiles =>
  createKeptFiles(userId, openBrowserFiles, (error) =>
    // They are uploaded all the same; only a reload would lose them.
    console.warn('Files cannot be kept in this browser.', error),
  );
