import { MessageSquareDashed } from 'lucide-react';
import { EmptyState } from '../ui/empty-state.tsx';

export function EmptyRoom({ name }: { name: string }) {
  return (
    <div className="flex min-h-0 flex-1">
      <EmptyState icon={MessageSquareDashed} title={`This is the beginning of ${name}`}>
        Nothing was said yet. Write the first message below; everyone in the room sees it at once.
      </EmptyState>
    </div>
  );
}
