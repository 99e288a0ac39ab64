import type { Snippet } from '@tidewire/protocol/wire';

/** A part of a message with what was found in it marked. The words are shown as they were typed. */
export function MarkedText({ text, ranges }: Snippet) {
  return <>{partsOf(text, ranges)}</>;
}

function partsOf(text: string, ranges: Snippet['ranges']): React.ReactNode[] {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className="rounded-xs bg-tint font-medium text-accent-ink">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
