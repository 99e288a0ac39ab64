'use client';

import { PageError, type PageErrorProps } from '#web/components/shell/page-error.tsx';

export default function ShellError(props: PageErrorProps) {
  return <PageError {...props} />;
}
