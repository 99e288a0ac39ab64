import type { Metadata } from 'next';
import { FollowingPage } from '#web/components/following/following-page.tsx';
import { Queries } from '#web/realtime/queries.tsx';

export const metadata: Metadata = { title: 'Following' };

export default function Following() {
  return (
    <Queries>
      <FollowingPage />
    </Queries>
  );
}
