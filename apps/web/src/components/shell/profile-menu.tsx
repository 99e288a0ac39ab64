'use client';

import {
  BookOpen,
  FlaskConical,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Sun,
  UserPlus,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTheme } from 'next-themes';
import { useState } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { Unsent } from '../auth/sign-out-dialog.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { AnchoredMenu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { openTool } from './tools.ts';

const SignOutDialog = dynamic(async () => (await import('../auth/sign-out-dialog.tsx')).SignOutDialog, {
  ssr: false,
});

const themes = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden="true" /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden="true" /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden="true" /> },
] as const;
type Theme = (typeof themes)[number]['value'];

/** What the menu of the person holds. */
export function ProfileMenu({
  anchor,
  open,
  onClose,
}: {
  anchor: HTMLElement;
  open: boolean;
  onClose: () => void;
}) {
  const realtime = useRealtime();
  const { me } = realtime;
  const [unsent, setUnsent] = useState<Unsent>();
  const [isLeaving, setLeaving] = useState(false);
  const out = async () => {
    setLeaving(true);
    // Loaded when it is needed: a page is opened far more often than left.
    const { leave } = await import('../auth/leave.ts');
    const why = await leave(realtime);
    setLeaving(false);
    // A full load: nothing of this person stays in the page's memory.
    if (why === undefined) window.location.assign('/sign-in');
    else toast.error(why);
  };
  const goOut = async () => {
    const { unsentOf } = await import('../auth/leave.ts');
    const now = await unsentOf(realtime);
    if (now.messages + now.drafts + now.files === 0) await out();
    else setUnsent(now);
  };
  const { theme, setTheme } = useTheme();
  return (
    <>
      <AnchoredMenu anchor={anchor} open={open} onClose={onClose} side="top" align="start">
        <div className="flex items-center gap-2.5 px-2.5 pt-2 pb-2.5">
          <Avatar id={me.id} name={me.name} />
          <span className="min-w-0 flex-1 truncate text-sm font-medium">{me.name}</span>
          {me.guest ? <Badge tone="accent">Guest</Badge> : null}
        </div>
        <MenuSeparator />
        <MenuChoice<Theme>
          label="Appearance"
          value={(theme ?? 'system') as Theme}
          onChange={setTheme}
          options={themes}
        />
        <MenuSeparator />
        <MenuLink render={<Link href="/settings/profile" />}>
          <Settings aria-hidden="true" />
          Settings
        </MenuLink>
        <MenuItem onClick={() => openTool('shortcuts')}>
          <Keyboard aria-hidden="true" />
          Keyboard shortcuts
        </MenuItem>
        <MenuLink render={<Link href="/developers/network" />}>
          <FlaskConical aria-hidden="true" />
          Network simulator
        </MenuLink>
        <MenuLink render={<a href="/docs" />}>
          <BookOpen aria-hidden="true" />
          API reference
        </MenuLink>
        {me.guest ? (
          <MenuLink render={<Link href="/sign-up" />}>
            <UserPlus aria-hidden="true" />
            Create an account
          </MenuLink>
        ) : null}
        <MenuItem onClick={() => void goOut()}>
          <LogOut aria-hidden="true" />
          Sign out
        </MenuItem>
      </AnchoredMenu>
      {unsent === undefined ? null : (
        <SignOutDialog
          unsent={unsent}
          open
          onOpenChange={() => setUnsent(undefined)}
          onConfirm={() => void out()}
          pending={isLeaving}
        />
      )}
    </>
  );
}
