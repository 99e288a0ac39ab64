'use client';

import { usePathname } from 'next/navigation';
import { buttonStyle } from '../ui/button.tsx';

/** Back to what was being read, down to the operation: its name is in the part of the address that no server hears. */
export function SignInLink() {
  const pathname = usePathname();
  return (
    <a
      href={signInFrom(pathname)}
      onClick={({ currentTarget }) => {
        currentTarget.href = signInFrom(pathname + window.location.hash);
      }}
      className={buttonStyle({ size: 'small' })}
    >
      Sign in
    </a>
  );
}

const signInFrom = (place: string): string => `/sign-in?next=${encodeURIComponent(place)}`;
