import type { ReactNode } from 'react';
import { SportsFrame } from '#web/components/match/sports-frame.tsx';

export default function SportsLayout({ children }: { children: ReactNode }) {
  return <SportsFrame>{children}</SportsFrame>;
}
