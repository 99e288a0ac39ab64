import type { ReactNode } from 'react';
import { RoomsFrame } from '#web/components/room/rooms-frame.tsx';

export default function RoomsLayout({ children }: { children: ReactNode }) {
  return <RoomsFrame>{children}</RoomsFrame>;
}
