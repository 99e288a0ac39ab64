'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { firstToast } from './toast.ts';
import { useHasBeen } from './use-has-been.ts';

const Toaster = dynamic(async () => (await import('./toaster.tsx')).Toaster, { ssr: false });

/** Short words about something that was just done. Nothing that must be read is only said here. */
export function Toasts() {
  const isAsked = useSyncExternalStore(firstToast.subscribe, firstToast.isAsked, () => false);
  return useHasBeen(isAsked) ? <Toaster /> : null;
}
