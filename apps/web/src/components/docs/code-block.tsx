import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

/** Code that can be copied. Long lines are broken, so that nothing has to be scrolled sideways. */
export function CodeBlock({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <figure className="group/code overflow-hidden rounded-lg border border-line bg-side">
      <figcaption className="flex h-9 items-center justify-between gap-2 border-b border-line pr-1 pl-3 text-xs text-soft">
        <span className="min-w-0 truncate">{title}</span>
        <CopyButton />
      </figcaption>
      <Code>{children}</Code>
    </figure>
  );
}

export function Code({ children }: { children: ReactNode }) {
  return (
    <pre className="px-3 py-2.5 font-mono text-xs leading-5 whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
      {children}
    </pre>
  );
}

/** JSON with the names of its fields set off from their values. */
export function Json({ value }: { value: unknown }): ReactNode {
  const parts = JSON.stringify(value, null, 2).split(/^(\s*)("(?:[^"\\]|\\.)*")(?=: )/m);
  return parts.map((part, at) =>
    at % 3 === 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: The parts of a text never change places.
      <span key={at} className="ref-key">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
