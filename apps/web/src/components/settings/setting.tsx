import type { ReactNode } from 'react';

/** One thing that can be set: what it is at the left, its choice at the right; on a phone below. */
export function Setting({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2 border-b border-line py-4 first:pt-0 last:border-b-0 sm:flex-row sm:items-center sm:gap-6">
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium">{title}</p>
        {hint === undefined ? null : <p className="mt-0.5 text-[13px] text-soft">{hint}</p>}
      </div>
      <div className="shrink-0">{children}</div>
    </div>
  );
}
