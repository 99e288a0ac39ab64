'use client';

import { Confirmation } from '../ui/dialog.tsx';

export type Unsent = { messages: number; drafts: number };

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

function inWords({ messages, drafts }: Unsent): string {
  const parts = [
    messages === 0 ? '' : messages === 1 ? 'A message that waits' : `${messages} messages that wait`,
    drafts === 0 ? '' : drafts === 1 ? 'a draft' : `${drafts} drafts`,
  ].filter((part) => part !== '');
  const text = parts.join(' and ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${messages + drafts === 1 ? 'is' : 'are'}`;
}
