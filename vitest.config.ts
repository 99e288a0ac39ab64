import { defineConfig } from 'vitest/config';

/** No test asserts a time, so a slow machine must not fail one either: this only ends what hangs. */
const hangsAfterMs = 60_000;

export default defineConfig({
  test: {
    include: ['{apps,packages,prisma,scripts,bench,verify,documents}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.next/**', '**/generated/**'],
    testTimeout: hangsAfterMs,
    hookTimeout: hangsAfterMs,
  },
});
