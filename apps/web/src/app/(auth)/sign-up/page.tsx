import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { findPerson } from '#web/app/signed-in.ts';
import { AuthFrame } from '#web/components/auth/auth-frame.tsx';
import { safeNext } from '#web/components/auth/safe-next.ts';
import { SignUpForm } from '#web/components/auth/sign-up-form.tsx';

export const metadata: Metadata = { title: 'Create an account' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const person = await findPerson();
  if (person !== undefined && !person.guest) redirect(next);
  const lead =
    person === undefined
      ? 'A name people know you by, and a way back in.'
      : `The rooms and feeds of ${person.name} move to the new account.`;
  return (
    <AuthFrame title="Create an account" lead={lead}>
      <SignUpForm next={next} />
      <p className="mt-4 text-center text-sm text-soft">
        Have one already?{' '}
        <Link
          href={`/sign-in?next=${encodeURIComponent(next)}`}
          className="font-medium text-accent-ink underline-offset-2 hover:underline"
        >
          Sign in
        </Link>
      </p>
    </AuthFrame>
  );
}
