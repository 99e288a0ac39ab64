import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocsPart, partsOf } from '#web/components/docs/docs-page.tsx';
import { environment } from '#web/lib/environment.ts';
import { reference } from '../reference.ts';

export const metadata: Metadata = { title: 'API' };

export default async function DocsPartPage({ params }: { params: Promise<{ part: string }> }) {
  const { part } = await params;
  if (!partsOf(reference).includes(part)) notFound();
  return <DocsPart reference={reference} part={part} origin={environment().publicUrl.origin} />;
}
