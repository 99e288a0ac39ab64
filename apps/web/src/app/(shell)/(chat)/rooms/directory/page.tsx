import type { Metadata } from 'next';
import { Directory } from '#web/components/room/directory.tsx';
import { Queries } from '#web/realtime/queries.tsx';

export const metadata: Metadata = { title: 'Browse rooms' };

export default function DirectoryPage() {
  return (
    <Queries>
      <Directory />
    </Queries>
  );
}
