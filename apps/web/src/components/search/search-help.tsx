'use client';

import { operators } from './operators.ts';

/** What can be written into a search; each example can be tried. */
export function SearchHelp({ onText }: { onText: (text: string) => void }) {
  return (
    <section aria-label="How to search" className="mx-auto w-full max-w-3xl py-5">
      <h2 className="text-sm font-semibold">Find what was said</h2>
      <p className="mt-1 text-[13px] leading-5 text-soft">
        Words are found anywhere, also within other words, and in any script. All of them must be in the
        message.
      </p>
      <ul className="mt-4 grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {operators.map(({ name, example, meaning }) => (
          <li key={name} className="flex flex-col items-start py-1.5">
            <button
              type="button"
              onClick={() => onText(example)}
              className="rounded-md border border-line bg-side px-2 py-0.5 font-mono text-xs text-ink hover:border-edge pointer-coarse:py-2.5"
            >
              <span className="sr-only">Try </span>
              {example}
            </button>
            <span className="mt-1 text-xs text-faint">{meaning}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
