import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,packages,prisma,scripts,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.next/**', '**/generated/**'],
  },
});
