'use client';

import { assertNever } from '@tidewire/protocol/wire';
import { BackLink, PaneHeader } from '../shell/pane.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { KeySettings } from './key-settings.tsx';
import { NotificationSettings } from './notification-settings.tsx';
import { ProfileSettings } from './profile-settings.tsx';
import { SessionSettings } from './session-settings.tsx';
import { findPart, type SettingsPartName } from './settings-parts.ts';

export function SettingsPart({ name }: { name: SettingsPartName }) {
  return (
    <>
      <PaneHeader className="max-md:pl-1.5">
        <BackLink href="/settings" label="Back to the settings" isPhoneOnly />
        <h1 className="text-[15px] font-semibold">{findPart(name)?.label}</h1>
      </PaneHeader>
      <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
        <div className="max-w-2xl p-4 md:p-6">
          <Contents name={name} />
        </div>
      </div>
    </>
  );
}

function Contents({ name }: { name: SettingsPartName }) {
  switch (name) {
    case 'profile':
      return <ProfileSettings />;
    case 'appearance':
      return <AppearanceSettings />;
    case 'notifications':
      return <NotificationSettings />;
    case 'sessions':
      return <SessionSettings />;
    case 'keys':
      return <KeySettings />;
    case 'account':
      return <DeleteAccount />;
    default:
      return assertNever(name);
  }
}
