'use client';

import { useTheme } from 'next-themes';
import { choose, usePreferences } from '#web/realtime/preferences.ts';
import { Segmented } from '../ui/segmented.tsx';
import { useInBrowser } from '../ui/use-in-browser.ts';
import { Setting } from './setting.tsx';

const onOff = [
  { value: 'off', label: 'Off' },
  { value: 'on', label: 'On' },
] as const;

/** How Tidewire looks in this browser. */
export function AppearanceSettings() {
  const { theme, setTheme } = useTheme();
  const isInBrowser = useInBrowser();
  const { density, motion, clock, swapsUpAndDown } = usePreferences();
  return (
    <>
      <Setting title="Theme">
        <Segmented
          label="Theme"
          value={isInBrowser ? (theme ?? 'system') : 'system'}
          onChange={setTheme}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </Setting>
      <Setting title="Density" hint="Compact shows more at once.">
        <Segmented
          label="Density"
          value={density}
          onChange={(next) => choose({ density: next })}
          options={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'compact', label: 'Compact' },
          ]}
        />
      </Setting>
      <Setting title="Motion" hint="Reduced: nothing slides, fades or flashes.">
        <Segmented
          label="Motion"
          value={motion}
          onChange={(next) => choose({ motion: next })}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'reduced', label: 'Reduced' },
          ]}
        />
      </Setting>
      <Setting title="Clock">
        <Segmented
          label="Clock"
          value={clock}
          onChange={(next) => choose({ clock: next })}
          options={[
            { value: '24h', label: '14:30' },
            { value: '12h', label: '2:30 pm' },
          ]}
        />
      </Setting>
      <Setting
        title="Red is up, green is down"
        hint="As on the boards of Shanghai, Tokyo and Seoul. Arrows and signs stay as they are."
      >
        <Segmented
          label="Red is up, green is down"
          value={swapsUpAndDown ? 'on' : 'off'}
          onChange={(next) => choose({ swapsUpAndDown: next === 'on' })}
          options={onOff}
        />
        <p aria-hidden="true" className="numeric mt-2 flex gap-3 text-[13px] font-medium">
          <span className="text-up">▲ +1.24 %</span>
          <span className="text-down">▼ −0.87 %</span>
        </p>
      </Setting>
      <p className="mt-4 text-xs text-faint">These choices are this browser’s own.</p>
    </>
  );
}
