'use client';

import { useMutation } from '@tanstack/react-query';
import type { Membership } from '@tidewire/protocol/wire';
import { useStore } from 'zustand';
import { accountApi } from '#web/realtime/account-api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { choose, usePreferences } from '#web/realtime/preferences.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { toast } from '../ui/toast.ts';
import { useInBrowser } from '../ui/use-in-browser.ts';
import { Setting } from './setting.tsx';

/** Of what this person wants to hear, and how. */
export function NotificationSettings() {
  const { sound } = usePreferences();
  const { rooms } = useRealtime();
  const states = useStore(rooms.store, (state) => state.rooms);
  const memberships = [...states.values()]
    .map((room) => room.membership)
    .toSorted((a, b) => a.room.name.localeCompare(b.room.name));
  return (
    <>
      <DesktopSetting />
      <Setting title="Sound" hint="A short tone with each of them.">
        <Segmented
          label="Sound"
          value={sound ? 'on' : 'off'}
          onChange={(next) => choose({ sound: next === 'on' })}
          options={[
            { value: 'off', label: 'Off' },
            { value: 'on', label: 'On' },
          ]}
        />
      </Setting>
      <h2 className="mt-8 mb-4 text-sm font-semibold">Room by room</h2>
      {memberships.length === 0 ? <p className="text-[13px] text-soft">You are in no room yet.</p> : null}
      {memberships.map((membership) => (
        <RoomSetting key={membership.room.id} membership={membership} />
      ))}
    </>
  );
}

/** The browser is asked for its leave on a click, never by itself. */
function DesktopSetting() {
  const { desktopNotices } = usePreferences();
  const isInBrowser = useInBrowser();
  const isPossible = isInBrowser && 'Notification' in window;
  const isRefused = isPossible && Notification.permission === 'denied';
  const turnOn = async () => {
    const permission = await Notification.requestPermission();
    if (permission === 'granted') choose({ desktopNotices: true });
    else toast.error('The browser did not allow it. Its settings for this site can.');
  };
  const isOn = desktopNotices && isPossible && Notification.permission === 'granted';
  return (
    <Setting
      title="Notifications of this computer"
      hint={
        isInBrowser && !isPossible
          ? 'This browser has none.'
          : isRefused
            ? 'The browser refuses them for this site; its own settings can change that.'
            : 'While Tidewire is open and you look elsewhere. They go when you read it on any device.'
      }
    >
      <Button
        disabled={!isPossible || (isRefused && !isOn)}
        onClick={() => (isOn ? choose({ desktopNotices: false }) : void turnOn())}
      >
        {isOn ? 'Turn off' : 'Turn on'}
      </Button>
    </Setting>
  );
}

function RoomSetting({ membership }: { membership: Membership }) {
  const { rooms } = useRealtime();
  const { room, notifications } = membership;
  const change = useMutation({
    mutationFn: (next: Membership['notifications']) => accountApi.setNotifications(room.id, next),
    onSuccess: () => rooms.refresh(),
    onError: (error) => toast.error(messageOf(error)),
  });
  return (
    <Setting title={room.name}>
      <Segmented
        label={`Tell me of ${room.name}`}
        value={change.isPending ? change.variables : notifications}
        onChange={(next) => change.mutate(next)}
        options={[
          { value: 'all', label: 'Everything' },
          { value: 'mentions', label: 'Mentions' },
          { value: 'none', label: 'Nothing' },
        ]}
      />
    </Setting>
  );
}
