'use client';

import { Confirmation } from '../ui/dialog.tsx';

export type Unsent = { messages: number; drafts: number; files: number };

/** Asked only when something would be lost. */
export function SignOutDialog({
  unsent,
  open,
  onOpenChange,
  onConfirm,
  pending,
}: {
  unsent: Unsent;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
  pending: boolean;
}) {
  return (
    <Confirmation
      open={open}
      onOpenChange={onOpenChange}
      title="Sign out and lose what was not sent?"
      description={`${inWords(unsent)} only in this browser. Nothing of you stays here when you sign out.`}
      action="Sign out"
      onConfirm={onConfirm}
      pending={pending}
    />
  );
}

function inWords(unsent: Unsent): string {
  const parts = [
    counted(unsent.messages, 'a message that waits', 'messages that wait'),
    counted(unsent.drafts, 'a draft', 'drafts'),
    counted(unsent.files, 'a file', 'files'),
  ].flat();
  const text = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  const isOne = unsent.messages + unsent.drafts + unsent.files === 1;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${isOne ? 'is' : 'are'}`;
}

function counted(count: number, one: string, many: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? one : `${count} ${many}`];
}
