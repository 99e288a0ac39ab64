import type { Metadata } from 'next';
import { Introduction } from '#web/components/docs/docs-page.tsx';
import { reference } from './reference.ts';

export const metadata: Metadata = {
  title: 'API',
  description: 'Every operation of Tidewire’s REST API and every message of its socket.',
};

export default function DocsPage() {
  return <Introduction reference={reference} />;
}
