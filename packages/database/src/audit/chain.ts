/**
 * How a row of the audit log is hashed. Knows no database: the one that writes rows and the one that verifies them meet here.
 */
import { createHash } from 'node:crypto';

/** A row as it is stored, but for its hash. Every column is covered: what is not here could be changed unseen. */
export type ChainedRow = {
  seq: number;
  id: string;
  createdAt: Date;
  actorId: string;
  action: string;
  subject: string;
  roomId: string | null;
  reason: string | null;
  requestId: string;
  details: string;
};

export type Link = { seq: number; hash: string };

/** What the first row continues from. */
export const origin: Link = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256, in hex, of the previous hash, a line end, and the row as JSON with its names in alphabetical order. */
export function hashRow(previousHash: string, row: ChainedRow): string {
  const { action, actorId, createdAt, details, id, reason, requestId, roomId, seq, subject } = row;
  const time = createdAt.toISOString();
  const canonical = {
    action,
    actorId,
    createdAt: time,
    details,
    id,
    reason,
    requestId,
    roomId,
    seq,
    subject,
  };
  return createHash('sha256')
    .update(`${previousHash}\n${JSON.stringify(canonical)}`)
    .digest('hex');
}

/** Why the chain breaks at `row`, or `undefined` when it continues `before`. */
export function breakAt(before: Link, row: ChainedRow & { hash: string }): string | undefined {
  if (row.seq !== before.seq + 1) return `row ${before.seq + 1} is missing`;
  return hashRow(before.hash, row) === row.hash ? undefined : 'its hash does not fit';
}
