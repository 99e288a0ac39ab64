import { create } from 'zustand';

export type Language = 'curl' | 'fetch';

/** The language that samples are read in: chosen once, for the whole page. */
export const useSampleLanguage = create<{ language: Language; choose(language: Language): void }>((set) => ({
  language: 'curl',
  choose: (language) => set({ language }),
}));
