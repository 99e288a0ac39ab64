import type { Metadata } from 'next';
import { OutboxPage } from '#web/components/outbox/outbox-page.tsx';

export const metadata: Metadata = { title: 'Outbox' };

export default function OutboxRoute() {
  return <OutboxPage />;
}
