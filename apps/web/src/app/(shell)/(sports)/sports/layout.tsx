import type { ReactNode } from 'react';
import { SportsFrame } from '#web/components/match/sports-frame.tsx';
import { Queries } from '#web/realtime/queries.tsx';

export default function SportsLayout({ children }: { children: ReactNode }) {
  return (
    <Queries>
      <SportsFrame>{children}</SportsFrame>
    </Queries>
  );
}
