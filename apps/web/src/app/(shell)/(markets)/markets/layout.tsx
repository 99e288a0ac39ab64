import type { ReactNode } from 'react';
import { MarketsFrame } from '#web/components/quote/markets-frame.tsx';

export default function MarketsLayout({ children }: { children: ReactNode }) {
  return <MarketsFrame>{children}</MarketsFrame>;
}
