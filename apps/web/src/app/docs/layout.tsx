import type { ReactNode } from 'react';
import { findPerson } from '#web/app/signed-in.ts';
import { DocsFrame } from '#web/components/docs/docs-page.tsx';
import '#web/components/docs/docs.css';
import { reference } from './reference.ts';

export default async function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <DocsFrame reference={reference} name={(await findPerson())?.name}>
      {children}
    </DocsFrame>
  );
}
