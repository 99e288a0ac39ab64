/** The close codes a reader itself can come to (RFC 6455 §7.4.1). */
export type ProtocolErrorCode = 1002 | 1007 | 1008 | 1009;

/**
 * The peer broke a rule. Thrown wherever the rule is checked, caught in one place (`Endpoint`), and turned
 * there into a Close frame with this code. The message is short enough to be the reason of that frame.
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code: ProtocolErrorCode;

  constructor(code: ProtocolErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
