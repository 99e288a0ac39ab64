import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { createProblem, type ErrorCode, type Problem, problemMediaType } from '@tidewire/protocol';
import { encodeHandshakeResponse, type HandshakeRefused, type RefusalStatus } from '@tidewire/websocket';

type More = {
  detail?: string | undefined;
  headers?: Record<string, string> | undefined;
  errors?: Problem['errors'];
};

/** Answers with RFC 9457 problem details, made of the one error table. */
export function answerProblem(response: ServerResponse, code: ErrorCode, more: More = {}): void {
  const { status, headers, body } = writeProblem(code, response.req.url, more);
  response.writeHead(status, headers);
  response.end(body);
}

/** The bytes of such an answer for a connection on which no request could be read, and which ends with it. */
export function encodeProblemResponse(code: ErrorCode, detail: string): string {
  const { status, headers, body } = writeProblem(code, undefined, { detail });
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return `${[`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines].join('\r\n')}\r\n\r\n${body}`;
}

const codeOf: Record<RefusalStatus, ErrorCode> = {
  400: 'bad_request',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  426: 'upgrade_required',
  429: 'rate_limited',
  431: 'headers_too_large',
  503: 'unavailable',
};

/** A handshake refused, to a request that Node answers. */
export function answerRefusal(response: ServerResponse, { status, headers, reason }: HandshakeRefused): void {
  answerProblem(response, codeOf[status], { detail: reason, headers: Object.fromEntries(headers) });
}

/** The bytes of a handshake refused; `target` is what was asked for, if a request was read at all. */
export function encodeRefusal(refusal: HandshakeRefused, target: string | undefined): Buffer {
  const { headers, body } = writeProblem(codeOf[refusal.status], target, { detail: refusal.reason });
  const { 'Content-Length': _, ...fields } = headers;
  return encodeHandshakeResponse(refusal, { headers: Object.entries(fields), body });
}

function writeProblem(code: ErrorCode, target: string | undefined, { detail, headers, errors }: More) {
  const problem = createProblem(code, { requestId: randomUUID(), target, detail, errors });
  const body = JSON.stringify(problem);
  return {
    status: problem.status,
    headers: {
      'Content-Type': problemMediaType,
      'Content-Length': String(Buffer.byteLength(body)),
      'X-Request-Id': problem.requestId,
      'Cache-Control': 'no-store',
      ...headers,
    },
    body,
  };
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
