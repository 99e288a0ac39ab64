/**
 * What happens to a request before any page. Who may see what is decided by the pages and handlers, never here.
 */
import type { NextRequest, NextResponse } from 'next/server';
import { environment } from './lib/environment.ts';
import { guardPage } from './lib/guard-page.ts';

export function proxy(request: NextRequest): NextResponse {
  return guardPage(request, environment());
}

export const config = {
  // Neither files nor the API, which has a stricter policy of its own and bodies that must not be held here.
  matcher: [
    '/((?!_next/|v1/|v1$|api/|healthz$|readyz$|favicon\\.ico$|icon\\.svg$|icons/|service-worker\\.js$).*)',
  ],
};
