import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits: whoever has it is let in, so it is shown once and kept as its hash. */
export const newInviteCode = (): string => randomBytes(16).toString('base64url');

export const hashInviteCode = (code: string): string => createHash('sha256').update(code).digest('base64url');
