import { MessagesSquare } from 'lucide-react';
import type { Metadata } from 'next';
import { EmptyState } from '#web/components/ui/empty-state.tsx';

export const metadata: Metadata = { title: 'Rooms' };

export default function RoomsPage() {
  return (
    <EmptyState icon={MessagesSquare} title="Choose a room">
      What is said in it shows here as it is said. Look around among the public rooms with the compass, or
      open one of your own with the plus.
    </EmptyState>
  );
}
