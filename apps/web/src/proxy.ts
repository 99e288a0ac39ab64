/**
 * What happens to a request before any page: the API's paths without a version are sent on to their address, and every page gets its
 * content security policy with a nonce of its own. Who may see what is decided by the pages and handlers, never here.
 */
import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './lib/content-security-policy.ts';
import { environment } from './lib/environment.ts';
import { versionedPath } from './lib/rest/versioned-path.ts';

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const versioned = versionedPath(request.method, pathname);
  if (versioned !== undefined) {
    return NextResponse.redirect(new URL(`${versioned}${search}`, request.nextUrl), 308);
  }
  const { publicUrl, gatewayUrl, isDevelopment } = environment();
  const nonce = randomBytes(18).toString('base64');
  const policy = contentSecurityPolicy({ nonce, publicUrl, gatewayUrl, isDevelopment });
  // Next reads the nonce for its own scripts out of the request's policy; pages read `x-nonce`.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  // Neither files nor the API, which has a stricter policy of its own and bodies that must not be held here.
  matcher: ['/((?!_next/|v1/|v1$|api/|healthz$|favicon\\.ico$|icon\\.svg$).*)'],
};
