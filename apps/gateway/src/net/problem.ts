import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type ErrorCode, errorTable, type Problem } from '@tidewire/protocol';

/** Answers with RFC 9457 problem details, made of the one error table. */
export function answerProblem(
  response: ServerResponse,
  code: ErrorCode,
  more: { detail?: string; headers?: Record<string, string>; errors?: Problem['errors'] } = {},
): void {
  const { status, title } = errorTable[code];
  const requestId = randomUUID();
  const problem: Problem = {
    type: 'about:blank',
    title,
    status,
    code,
    requestId,
    ...(more.detail !== undefined && { detail: more.detail }),
    ...(more.errors !== undefined && { errors: more.errors }),
  };
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    'X-Request-Id': requestId,
    'Cache-Control': 'no-store',
    ...more.headers,
  });
  response.end(JSON.stringify(problem));
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
