import type { Metadata } from 'next';
import { Threads } from '#web/components/thread/threads.tsx';

export const metadata: Metadata = { title: 'Threads' };

export default function ThreadsPage() {
  return <Threads />;
}
