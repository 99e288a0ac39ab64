import type { NextConfig } from 'next';

/**
 * Headers that are the same for every answer. The content security policy carries a nonce and is set per request in `src/proxy.ts`.
 */
const safetyHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  agentRules: false,
  reactStrictMode: true,
  transpilePackages: ['@tidewire/client', '@tidewire/database', '@tidewire/media', '@tidewire/protocol'],
  serverExternalPackages: [
    '@tus/server',
    '@prisma/schema-engine-wasm',
    '@prisma/adapter-better-sqlite3',
    'better-sqlite3',
    'pino',
  ],
  headers: async () => [{ source: '/:path*', headers: safetyHeaders }],
};

export default config;
