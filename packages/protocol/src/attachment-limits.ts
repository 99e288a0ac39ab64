/** Production defaults for files. Apart from `limits`, which every page carries. */
export const attachmentLimits = {
  /** Bytes of one file; an installation may allow others. */
  bytes: 26_214_400,
  perMessage: 10,
  /** Bytes of all files of one person, sent or not. */
  bytesPerUser: 1_073_741_824,
  /** Files of one person that were not sent yet. */
  unsent: 100,
  /** A file that was not sent is forgotten after this long. */
  unsentMs: 86_400_000,
  /** A picture with more pixels, all frames together, is refused. */
  pixels: 100_000_000,
} as const;
