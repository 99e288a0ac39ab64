'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

const shownForMs = 1_600;

/** Copies the code of the figure that it stands in, as it is on the page. */
export function CopyButton() {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), shownForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Icon = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={isCopied ? 'Copied' : 'Copy'}
      className="grid size-7 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink pointer-coarse:size-9"
      onClick={async ({ currentTarget }) => {
        const code =
          currentTarget.closest('figure')?.querySelector('pre:not([hidden] pre)')?.textContent ?? '';
        try {
          await navigator.clipboard.writeText(code);
          setCopied(true);
        } catch {
          // No permission, or a page without TLS: the code is selected instead, one key away from the clipboard.
          const pre = currentTarget.closest('figure')?.querySelector('pre:not([hidden] pre)');
          if (pre) getSelection()?.selectAllChildren(pre);
        }
      }}
    >
      <Icon aria-hidden="true" className="size-3.5" />
    </button>
  );
}
