import type { Metadata } from 'next';
import { FollowingPage } from '#web/components/following/following-page.tsx';

export const metadata: Metadata = { title: 'Following' };

export default function Following() {
  return <FollowingPage />;
}
