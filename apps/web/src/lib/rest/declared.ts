import type { ErrorCode } from '@tidewire/protocol';
import type { Operation } from './operation.ts';

/**
 * Every code that an operation may refuse with: those that follow from its declaration, as `resource` answers them, and those that its
 * handler adds. What is refused before an operation is chosen (405, 408, 431) belongs to none.
 */
export function refusalsOf(operation: Operation): ErrorCode[] {
  const { scope, params, body, ifMatch, takesKey, refusals } = operation;
  const implied: ErrorCode[] = [
    ...when(body !== undefined, 'bad_request', 'too_large', 'unsupported_media_type'),
    ...when(scope !== undefined, 'unauthenticated', 'forbidden'),
    ...when(params !== undefined, 'not_found'),
    ...when(ifMatch === 'required', 'precondition_required'),
    // An If-Match that cannot be read is refused.
    ...when(ifMatch !== 'ignored', 'bad_request', 'precondition_failed'),
    ...when(takesKey, 'bad_request', 'idempotency_key_reused'),
    'not_acceptable',
    'rate_limited',
    // Also without a query schema: a parameter that is not known is refused.
    'invalid',
    'internal',
    'unavailable',
  ];
  return [...new Set([...implied, ...refusals])];
}

const when = (holds: boolean, ...codes: ErrorCode[]): ErrorCode[] => (holds ? codes : []);
