import type { Metadata } from 'next';
import { Threads } from '#web/components/thread/threads.tsx';
import { Queries } from '#web/realtime/queries.tsx';

export const metadata: Metadata = { title: 'Threads' };

export default function ThreadsPage() {
  return (
    <Queries>
      <Threads />
    </Queries>
  );
}
