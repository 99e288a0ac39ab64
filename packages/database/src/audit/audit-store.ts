/**
 * The audit log as it is read. It is written by the stores, each within its own transaction (record-audit.ts); nothing changes or
 * removes a row.
 */
import { AuditActionSchema, type AuditEvent } from '@tidewire/protocol';
import type { AuditFilter, AuditStore, AuditVerdict } from '../database.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { translated } from '../transact.ts';
import { breakAt, type ChainedRow, type Link, origin } from './chain.ts';
import { headId } from './record-audit.ts';

const rowsAtOnce = 1_000;

export function createAuditStore(prisma: PrismaClient): AuditStore {
  return {
    list: (filter, { after, limit }) =>
      translated(async () => {
        const rows = await prisma.auditEvent.findMany({
          where: { ...whereOf(filter), ...(after === undefined ? {} : { seq: { lt: after } }) },
          orderBy: { seq: 'desc' },
          take: limit,
        });
        return rows.map(toAuditEvent);
      }),

    verify: () => translated(() => verify(prisma)),
  };
}

function whereOf({ actorId, action, subject, roomId, from, to }: AuditFilter): Prisma.AuditEventWhereInput {
  const period = { ...(from && { gte: new Date(from) }), ...(to && { lt: new Date(to) }) };
  return {
    ...(actorId !== undefined && { actorId }),
    ...(action !== undefined && { action }),
    ...(subject !== undefined && { subject }),
    ...(roomId !== undefined && { roomId }),
    ...((from !== undefined || to !== undefined) && { createdAt: period }),
  };
}

/** The head is read first: rows that come meanwhile are beyond it, and are checked too. */
async function verify(prisma: PrismaClient): Promise<AuditVerdict> {
  const head = await prisma.auditHead.findUnique({
    where: { id: headId },
    select: { seq: true, hash: true },
  });
  let last: Link = origin;
  for (;;) {
    const rows = await prisma.auditEvent.findMany({
      where: { seq: { gt: last.seq } },
      orderBy: { seq: 'asc' },
      take: rowsAtOnce,
    });
    for (const row of rows) {
      const why = breakAt(last, row);
      if (why !== undefined) return { ok: false, checked: last.seq, seq: row.seq, why };
      if (row.seq === head?.seq && row.hash !== head.hash) {
        return { ok: false, checked: last.seq, seq: row.seq, why: 'the log was written anew' };
      }
      last = { seq: row.seq, hash: row.hash };
    }
    if (rows.length < rowsAtOnce) break;
  }
  if (last.seq < (head?.seq ?? 0)) {
    return { ok: false, checked: last.seq, seq: last.seq + 1, why: `row ${last.seq + 1} is missing` };
  }
  return { ok: true, checked: last.seq, head: last.hash };
}

function toAuditEvent({ createdAt, action, details, ...row }: ChainedRow & { hash: string }): AuditEvent {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    action: AuditActionSchema.parse(action),
    details: JSON.parse(details) as AuditEvent['details'],
  };
}
