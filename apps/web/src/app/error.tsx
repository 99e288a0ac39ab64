'use client';

import { PageError, type PageErrorProps } from '#web/components/shell/page-error.tsx';

export default function RootError(props: PageErrorProps) {
  return (
    <main className="flex min-h-dvh bg-side">
      <PageError {...props} />
    </main>
  );
}
