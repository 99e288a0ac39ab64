import type { Metadata } from 'next';
import { OfflinePage } from '#web/components/offline/offline-page.tsx';
import { environment } from '#web/lib/environment.ts';

export const metadata: Metadata = { title: { absolute: 'Tidewire' }, robots: { index: false } };

/** The same for everybody: the service worker keeps it, and answers with it for any page that cannot be had. */
export default function OfflineRoute() {
  return <OfflinePage keepsApp={!environment().isDevelopment} />;
}
