/** RFC 6455 §5.2. 3–7 and 11–15 are reserved and refused. */
export const OPCODE = {
  continuation: 0x0,
  text: 0x1,
  binary: 0x2,
  close: 0x8,
  ping: 0x9,
  pong: 0xa,
} as const;

export type Opcode = (typeof OPCODE)[keyof typeof OPCODE];

export function isOpcode(value: number): value is Opcode {
  return value <= OPCODE.binary || (value >= OPCODE.close && value <= OPCODE.pong);
}

export function isControl(opcode: Opcode): boolean {
  return opcode >= OPCODE.close;
}

/** RFC 6455 §5.5: control frames carry at most this much. */
export const MAX_CONTROL_BYTES = 125;
