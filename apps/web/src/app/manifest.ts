import type { MetadataRoute } from 'next';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Tidewire',
    short_name: 'Tidewire',
    description: 'Rooms and live feeds over one wire',
    start_url: '/rooms',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0a7566',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      // Cut to a circle or a drop by the system: the mark keeps to the middle.
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
