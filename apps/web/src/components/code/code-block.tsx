'use client';

import { Copy } from 'lucide-react';
import { Fragment } from 'react';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { useHighlighted } from './highlighted.ts';

/**
 * Code in a message. It is shown at once and coloured when its language is there: only colours change then, no letter and no line moves.
 */
export function CodeBlock({ text, language }: { text: string; language: string | undefined }) {
  // The end of the last line belongs to the fence.
  const code = text.replace(/\n$/, '');
  const lines = useHighlighted(code, language);
  return (
    <div className="group/code relative">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and must do so from the keyboard too */}
      <pre tabIndex={0} className="thin-scroll">
        <code>
          {lines === undefined
            ? code
            : lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
                <Fragment key={at}>
                  {at === 0 ? null : '\n'}
                  {line.map(({ text: part, colour }, nth) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <span key={nth} style={colour === undefined ? undefined : { color: colour }}>
                      {part}
                    </span>
                  ))}
                </Fragment>
              ))}
        </code>
      </pre>
      <Button
        look="ghost"
        size="icon-small"
        aria-label="Copy code"
        onClick={() => void copyText(code, 'Code copied')}
        className="absolute top-1 right-1 border border-line bg-side opacity-0 group-hover/code:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      >
        <Copy aria-hidden="true" />
      </Button>
    </div>
  );
}
