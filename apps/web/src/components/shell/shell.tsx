'use client';

import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { applyPreferences } from '#web/realtime/preferences.ts';
import { Announcer } from '../ui/announcer.tsx';
import { classNames } from '../ui/class-names.ts';
import { ConnectionBar } from './connection-bar.tsx';
import { Rail } from './rail.tsx';
import { ShellTools } from './shell-tools.tsx';
import { SimulationBar } from './simulation-bar.tsx';
import { TitleBadge } from './title-badge.tsx';
import { useVisibleHeight } from './use-visible-height.ts';

// They say things only when they happen: the page is there before.
const DesktopNotices = dynamic(async () => (await import('./desktop-notices.tsx')).DesktopNotices, {
  ssr: false,
});
const AlertNews = dynamic(async () => (await import('../alert/alert-news.tsx')).AlertNews, { ssr: false });

/**
 * The frame around every signed-in page: rail, connection bar, and the page's own panes. On a phone the rail lies at the bottom, and
 * makes room in a conversation, where the composer is.
 */
export function Shell({ children }: { children: ReactNode }) {
  const isConversation = /^\/rooms\/(?!directory$)./.test(usePathname());
  useVisibleHeight();
  useEffect(applyPreferences, []);
  return (
    <div className="fixed inset-x-0 top-0 flex h-(--visible-height,100dvh) flex-col-reverse overflow-hidden md:flex-row">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 text-sm font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      <Rail className={classNames(isConversation && 'max-md:hidden')} />
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-hidden">
        <SimulationBar />
        <ConnectionBar />
        <div className="flex min-h-0 flex-1">{children}</div>
      </main>
      <Announcer />
      <TitleBadge />
      <ShellTools />
      <DesktopNotices />
      <AlertNews />
    </div>
  );
}
