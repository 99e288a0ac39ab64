'use client';

import { Bell, CircleUser, KeyRound, MonitorSmartphone, Palette, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { ListPane, PaneHeader, SubjectPane } from '../shell/pane.tsx';
import { classNames } from '../ui/class-names.ts';
import { type SettingsPartName, settingsParts } from './settings-parts.ts';

const icons: Record<SettingsPartName, typeof Bell> = {
  profile: CircleUser,
  appearance: Palette,
  notifications: Bell,
  sessions: MonitorSmartphone,
  keys: KeyRound,
  account: Trash2,
};

/** The list of settings beside the one that is open; on a phone one of the two. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const selected = useSelectedLayoutSegment();
  const Heading = selected === null ? 'h1' : 'h2';
  return (
    <>
      <ListPane label="Settings" isSubjectShown={selected !== null}>
        <PaneHeader>
          <Heading className="text-[15px] font-semibold">Settings</Heading>
        </PaneHeader>
        <nav aria-label="Parts of the settings" className="thin-scroll min-h-0 flex-1 overflow-y-auto p-2">
          <ul className="flex flex-col gap-px">
            {settingsParts.map(({ name, label }) => {
              const Icon = icons[name];
              return (
                <li key={name}>
                  <Link
                    href={`/settings/${name}`}
                    aria-current={name === selected ? 'page' : undefined}
                    className={classNames(
                      'focus-inset flex h-11 items-center gap-2.5 rounded-lg px-2.5 text-sm transition-colors',
                      name === selected ? 'bg-active font-medium' : 'hover:bg-hover',
                    )}
                  >
                    <Icon aria-hidden="true" className="size-4 text-faint" />
                    {label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      </ListPane>
      <SubjectPane isShown={selected !== null}>{children}</SubjectPane>
    </>
  );
}
