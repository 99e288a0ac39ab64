import type { ReactNode } from 'react';
import { findPerson } from '#web/app/signed-in.ts';
import { ToSignIn } from '#web/components/auth/to-sign-in.tsx';
import { OfflineReading } from '#web/components/offline/offline-reading.tsx';
import { Shell } from '#web/components/shell/shell.tsx';
import { environment } from '#web/lib/environment.ts';
import { RealtimeProvider } from '#web/realtime/realtime-provider.tsx';

/** All signed-in pages share this one, so that going from rooms to markets keeps the connection. */
export default async function ShellLayout({ children }: { children: ReactNode }) {
  const person = await findPerson();
  if (person === undefined) return <ToSignIn />;
  return (
    <RealtimeProvider key={person.id} me={person}>
      <Shell>{children}</Shell>
      <OfflineReading keepsApp={!environment().isDevelopment} />
    </RealtimeProvider>
  );
}
