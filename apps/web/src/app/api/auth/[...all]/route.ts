/** Signing up, in and out: better-auth's own endpoints, under the house's request id and log line. */
import { handleAuth } from '#web/lib/auth/handle-auth.ts';

export const GET = handleAuth;
export const POST = handleAuth;
