import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonStyle } from '#web/components/ui/button.tsx';
import { EmptyState } from '#web/components/ui/empty-state.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh bg-side">
      <EmptyState
        icon={Compass}
        title="There is nothing at this address"
        isPage
        action={
          <Link href="/" className={buttonStyle({ look: 'primary' })}>
            To the beginning
          </Link>
        }
      >
        It was moved or deleted, or the address is mistyped.
      </EmptyState>
    </main>
  );
}
