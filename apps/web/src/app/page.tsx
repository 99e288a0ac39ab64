import { redirect } from 'next/navigation';
import { findPerson } from '#web/app/signed-in.ts';
import { Landing } from '#web/components/auth/landing.tsx';
import { NobodyHere } from '#web/components/offline/nobody-here.tsx';

export default async function HomePage() {
  if ((await findPerson()) !== undefined) redirect('/rooms');
  return (
    <>
      <NobodyHere />
      <Landing />
    </>
  );
}
