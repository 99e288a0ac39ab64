'use client';

import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import { type Language, useSampleLanguage } from './sample-language.ts';

const languages: readonly { value: Language; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'fetch', label: 'TypeScript' },
];

/** One operation in each language. What is inside was drawn by the server. */
export function Samples({ of, samples }: { of: string; samples: Readonly<Record<Language, ReactNode>> }) {
  const { language, choose } = useSampleLanguage();
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-side">
      <figcaption className="flex h-9 items-center justify-between gap-2 border-b border-line pr-1 pl-2">
        <span className="sr-only">{of}</span>
        <span className="flex h-full gap-1">
          {languages.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              aria-pressed={language === value}
              onClick={() => choose(value)}
              className="focus-inset border-b-2 border-transparent px-2 text-xs text-soft hover:text-ink aria-pressed:border-accent aria-pressed:text-ink"
            >
              {label}
            </button>
          ))}
        </span>
        <CopyButton />
      </figcaption>
      {languages.map(({ value }) => (
        <div key={value} hidden={language !== value}>
          {samples[value]}
        </div>
      ))}
    </figure>
  );
}
