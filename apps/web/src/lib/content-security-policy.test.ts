import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, libraryStyles } from './content-security-policy.ts';

const parts = {
  nonce: 'bm9uY2U=',
  publicUrl: new URL('https://tidewire.test'),
  gatewayUrl: new URL('wss://live.tidewire.test/live'),
};

const directives = (policy: string): Map<string, string> =>
  new Map(policy.split('; ').map((directive) => [directive.split(' ', 1)[0] ?? '', directive]));

test('[A29] a page may run scripts with its nonce, reach its own origin and the gateway, and nothing else', () => {
  const policy = directives(contentSecurityPolicy({ ...parts, isDevelopment: false }));
  expect(policy.get('script-src')).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
  expect(policy.get('connect-src')).toBe("connect-src 'self' wss://live.tidewire.test");
  expect(policy.get('default-src')).toBe("default-src 'self'");
  expect(policy.get('worker-src')).toBe("worker-src 'self'");
  for (const name of ['object-src', 'base-uri', 'frame-ancestors', 'frame-src']) {
    expect(policy.get(name)).toBe(`${name} 'none'`);
  }
  expect(policy.get('style-src-elem')).not.toContain('unsafe');
});

test('[A29] what development needs is allowed in development only', () => {
  const policy = contentSecurityPolicy({ ...parts, isDevelopment: true });
  expect(policy).toContain("'unsafe-eval'");
  expect(policy).toContain(' wss://tidewire.test');
  expect(contentSecurityPolicy({ ...parts, isDevelopment: false })).not.toMatch(
    /unsafe-eval|wss:\/\/tidewire\.test/,
  );
});

/** The text of a style element in a file that lies beside a library's entry. */
function styleIn(library: string, file: string, literal: RegExp): string {
  const source = readFileSync(fileURLToPath(new URL(file, import.meta.resolve(library))), 'utf8');
  const found = literal.exec(source)?.[1];
  if (found === undefined) throw new Error(`${library} writes its style in another way now`);
  return JSON.parse(found);
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('[A29] the style elements that libraries write are the ones that the policy names', () => {
  const toasts = styleIn('sonner', './index.mjs', /__insertCSS\(("(?:[^"\\]|\\.)*")\)/);
  expect(libraryStyles.sonner).toBe(hashOf(toasts));
  expect(libraryStyles.nothing).toBe(hashOf(''));
  const production = './lightweight-charts.production.mjs';
  const chart = styleIn('lightweight-charts', production, /innerText=("a#tv-attr-logo(?:[^"\\]|\\.)*")/);
  expect(libraryStyles.chartAttribution).toBe(hashOf(chart));
});
