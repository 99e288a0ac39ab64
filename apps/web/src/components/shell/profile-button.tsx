'use client';

import dynamic from 'next/dynamic';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { useMenuButton } from '../ui/use-menu-button.ts';

const ProfileMenu = dynamic(async () => (await import('./profile-menu.tsx')).ProfileMenu, { ssr: false });

/** The person: who they are, how the page looks, and the way out. */
export function ProfileButton({ className }: { className: string }) {
  const { me } = useRealtime();
  const { trigger, menu } = useMenuButton();
  return (
    <>
      <button type="button" {...trigger} className={className}>
        <Avatar id={me.id} name={me.name} size="small" />
        <span aria-hidden="true">You</span>
        <span className="sr-only">You: {me.name}</span>
      </button>
      {menu === undefined ? null : <ProfileMenu {...menu} />}
    </>
  );
}
