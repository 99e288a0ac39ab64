import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonStyle } from '#web/components/ui/button.tsx';
import { EmptyState } from '#web/components/ui/empty-state.tsx';

export const metadata: Metadata = { title: 'Not found' };

/** Inside the shell the rail stays, so this only fills the subject. */
export default function NotFound() {
  return (
    <EmptyState
      icon={Compass}
      title="There is nothing at this address"
      isPage
      action={
        <Link href="/rooms" className={buttonStyle({ look: 'primary' })}>
          Your rooms
        </Link>
      }
    >
      It was moved or deleted, or the address is mistyped.
    </EmptyState>
  );
}
