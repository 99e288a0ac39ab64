import { describe, expect, test } from 'vitest';
import { isNextBanner } from './next-banner.mjs';

describe("Next's greeting is not shown", () => {
  test.each([
    '▲ Next.js 16.4.5',
    '▲ Next.js 16.4.5 (Turbopack)',
    '- Local:         http://127.0.0.1:3000',
    '- Network:       http://127.0.0.1:3000',
    '- Network:       https://192.168.1.7:3000',
    '✓ Starting...',
    '✓ Ready in 345ms',
    '✓ Ready in 2.1s',
    '\u001b[1m\u001b[38;2;173;127;168m▲ Next.js 16.4.5\u001b[39m\u001b[22m',
    ' \u001b[32m\u001b[1m✓\u001b[22m\u001b[39m Ready in 1204ms',
  ])('%j', (line) => expect(isNextBanner(line)).toBe(true));
});

describe('everything else stays', () => {
  test.each([
    '✓ Compiled /markets in 812ms',
    '○ Compiling /markets ...',
    '⨯ ./apps/web/src/app/page.tsx:3:1',
    "Module not found: Can't resolve './gone'",
    '⚠ Ready in no time is not what this says',
    '- Environments: .env.local',
    'GET /markets 200 in 31ms',
    'Error: listen EADDRINUSE: address already in use 127.0.0.1:3000',
    '{"level":30,"time":1,"msg":"- Local: http://127.0.0.1:3000"}',
    '- Local: none of our members lives there',
    '',
  ])('%j', (line) => expect(isNextBanner(line)).toBe(false));
});
