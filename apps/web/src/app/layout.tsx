import { CSPProvider } from '@base-ui/react/csp-provider';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { Toasts } from '#web/components/ui/toasts.tsx';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Tidewire', template: '%s · Tidewire' },
  description: 'Rooms and live feeds in one place, over one socket. Text is never lost, numbers never lag.',
  applicationName: 'Tidewire',
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  // The composer stays above the keyboard: the page shrinks instead of being covered.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1519' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const given = nonce === undefined ? {} : { nonce };
  return (
    // The theme is put on this element before React wakes up.
    <html lang="en" suppressHydrationWarning>
      <body>
        <CSPProvider {...given}>
          <ThemeProvider
            attribute="data-theme"
            enableColorScheme={false}
            disableTransitionOnChange
            {...given}
          >
            {children}
            <Toasts />
          </ThemeProvider>
        </CSPProvider>
      </body>
    </html>
  );
}
