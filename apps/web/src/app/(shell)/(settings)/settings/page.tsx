import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Settings' };

/** The list of settings is drawn by the layout; on a phone it is all there is here. */
export default function SettingsPage() {
  return null;
}
