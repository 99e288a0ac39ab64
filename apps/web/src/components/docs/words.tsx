import type { ReactNode } from 'react';

export const codeStyle = 'ref-code';

/** A sentence of the documents: what stands in backticks is code. */
export function Words({ children }: { children: string }): ReactNode {
  return children.split('`').map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: The parts of a sentence never change places.
      <code key={at} className={codeStyle}>
        {part}
      </code>
    ),
  );
}

/** A part of the page that can be linked to: words on the left, code on the right. */
export const partStyle =
  'grid scroll-mt-14 gap-x-10 gap-y-6 border-t border-line py-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]';
