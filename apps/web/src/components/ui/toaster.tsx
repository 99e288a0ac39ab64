'use client';

import { useTheme } from 'next-themes';
import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { showToastsWith } from './toast.ts';

/** Where toasts are shown. What it is made of listens once it is drawn, and children are drawn before their parents. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  useEffect(() => showToastsWith(toast), []);
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-center"
      offset={{ bottom: 88 }}
      mobileOffset={{ bottom: 88 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-2.5 rounded-lg border border-line bg-raised px-3.5 py-2.5 font-sans text-[13px] text-ink',
          error: '[&_[data-icon]]:text-danger',
          actionButton:
            'ml-auto rounded-md px-2 py-1 text-xs pointer-coarse:py-2.5 font-medium text-accent-ink hover:bg-hover',
        },
      }}
    />
  );
}
