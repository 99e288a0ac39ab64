import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { findPerson } from '#web/app/signed-in.ts';
import { AuthFrame } from '#web/components/auth/auth-frame.tsx';
import { GuestButton } from '#web/components/auth/guest-button.tsx';
import { safeNext } from '#web/components/auth/safe-next.ts';
import { SignInForm } from '#web/components/auth/sign-in-form.tsx';
import { NobodyHere } from '#web/components/offline/nobody-here.tsx';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const person = await findPerson();
  // A guest may be here to sign in to an account they already have.
  if (person !== undefined && !person.guest) redirect(next);
  return (
    <AuthFrame title="Sign in" lead="To your rooms and the feeds you follow.">
      <SignInForm next={next} />
      <p className="mt-4 text-center text-sm text-soft">
        New here?{' '}
        <Link
          href={`/sign-up?next=${encodeURIComponent(next)}`}
          className="font-medium text-accent-ink underline-offset-2 hover:underline"
        >
          Create an account
        </Link>
      </p>
      {person === undefined ? (
        <>
          <NobodyHere />
          <Divider />
          <GuestButton next={next} />
        </>
      ) : null}
    </AuthFrame>
  );
}

function Divider() {
  return (
    <div aria-hidden="true" className="my-5 flex items-center gap-3 text-xs text-faint">
      <span className="h-px flex-1 bg-line" />
      or
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
