import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './content-security-policy.ts';
import type { Environment } from './environment.ts';
import { requestIdOf } from './rest/request-id.ts';
import { versionedPath } from './rest/versioned-path.ts';

type Known = Pick<Environment, 'publicUrl' | 'gatewayUrl' | 'isDevelopment'>;

/** Sends the API's paths without a version on to their address, and gives every page a security policy with a nonce of its own. */
export function guardPage(
  request: NextRequest,
  { publicUrl, gatewayUrl, isDevelopment }: Known,
): NextResponse {
  const { pathname, search } = request.nextUrl;
  const asked = { method: request.method, path: pathname, accept: request.headers.get('accept') };
  const versioned = versionedPath(asked);
  if (versioned !== undefined) {
    return NextResponse.redirect(new URL(`${versioned}${search}`, request.nextUrl), {
      status: 308,
      headers: { 'x-request-id': requestIdOf(request) },
    });
  }
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
