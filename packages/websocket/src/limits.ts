/** What one endpoint accepts from its peer. Every number is checked before memory is taken. */
export interface Limits {
  /** Largest message: on the wire, and again after inflation. Beyond it: 1009. */
  readonly maxMessageBytes: number;
  /** Largest payload of one frame, known from its header alone. Beyond it: 1009. */
  readonly maxFrameBytes: number;
  /** Most frames one message may be cut into, empty ones included. Beyond it: 1008. */
  readonly maxFragments: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** `production` is the default; `conformance` is roomy enough for test suites that send 16 MiB in tiny pieces. */
export const LIMITS = {
  production: { maxMessageBytes: 64 * KIB, maxFrameBytes: 64 * KIB, maxFragments: 1024 },
  conformance: { maxMessageBytes: 16 * MIB, maxFrameBytes: 16 * MIB, maxFragments: 128 * KIB },
} as const satisfies Record<string, Limits>;
