import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SettingsPart } from '#web/components/settings/settings-part.tsx';
import { findPart } from '#web/components/settings/settings-parts.ts';

type Props = { params: Promise<{ part: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const part = findPart((await params).part);
  return { title: part === undefined ? 'Not found' : `${part.label} · Settings` };
}

export default async function SettingsPartPage({ params }: Props) {
  const part = findPart((await params).part);
  if (part === undefined) notFound();
  return <SettingsPart name={part.name} />;
}
