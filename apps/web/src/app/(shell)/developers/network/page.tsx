import type { Metadata } from 'next';
import { NetworkPage } from '#web/components/network/network-page.tsx';

export const metadata: Metadata = { title: 'Network simulator' };

export default function DevelopersNetworkPage() {
  return <NetworkPage />;
}
