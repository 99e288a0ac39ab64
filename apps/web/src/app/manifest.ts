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
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
}
