import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { findPerson } from '#web/app/signed-in.ts';
import { AuthFrame } from '#web/components/auth/auth-frame.tsx';
import { InviteLanding } from '#web/components/invite/invite-landing.tsx';

/** Whoever has the address has the invite: it is not to be told to other pages. */
export const metadata: Metadata = { title: 'Invite', referrer: 'no-referrer', robots: { index: false } };

type Props = { params: Promise<{ code: string }> };

export default async function InvitePage({ params }: Props) {
  const { code } = await params;
  const person = await findPerson();
  if (person === undefined) redirect(`/sign-in?next=${encodeURIComponent(`/invite/${code}`)}`);
  return (
    <AuthFrame title="You are invited" lead={`You are here as ${person.name}.`}>
      <InviteLanding code={code} />
    </AuthFrame>
  );
}
