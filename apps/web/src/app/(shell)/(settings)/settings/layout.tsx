import type { ReactNode } from 'react';
import { SettingsFrame } from '#web/components/settings/settings-frame.tsx';
import { Queries } from '#web/realtime/queries.tsx';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <Queries>
      <SettingsFrame>{children}</SettingsFrame>
    </Queries>
  );
}
