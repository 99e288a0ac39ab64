import { create } from 'zustand';
import type { Credential } from './try-request.ts';

type TryCredential = {
  /** Nobody has chosen yet: the session of whoever is signed in. */
  credential: Credential | undefined;
  choose(credential: Credential): void;
};

/** As whom the page tries things. In this page's memory only: a key is in no storage, and gone with the page. */
export const useTryCredential = create<TryCredential>((set) => ({
  credential: undefined,
  choose: (credential) => set({ credential }),
}));
