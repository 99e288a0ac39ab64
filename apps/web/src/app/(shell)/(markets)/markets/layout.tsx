import type { ReactNode } from 'react';
import { MarketsFrame } from '#web/components/quote/markets-frame.tsx';
import { Queries } from '#web/realtime/queries.tsx';

export default function MarketsLayout({ children }: { children: ReactNode }) {
  return (
    <Queries>
      <MarketsFrame>{children}</MarketsFrame>
    </Queries>
  );
}
