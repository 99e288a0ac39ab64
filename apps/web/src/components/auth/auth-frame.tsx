import type { ReactNode } from 'react';
import { Mark } from '../shell/mark.tsx';

/** The page around signing in and signing up. */
export function AuthFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center bg-side px-4 pt-[max(3rem,12dvh)] pb-12">
      <div className="w-full max-w-[22rem]">
        <div className="mb-7 flex items-center gap-2.5">
          <Mark className="size-8" />
          <span className="text-[17px] font-semibold tracking-tight">Tidewire</span>
        </div>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-1 mb-6 text-sm text-soft">{lead}</p>
        {children}
      </div>
    </main>
  );
}
