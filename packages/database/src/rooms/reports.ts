/**
 * Reports: the words of a message as they were when somebody reported it. Who may report and who may decide is not known here.
 */
import { type Report, ReportStateSchema } from '@tidewire/protocol';
import { recordAudit } from '../audit/record-audit.ts';
import { authorOf, authorSelect } from '../author.ts';
import type { AuditNote, NewReport, ReportStore } from '../database.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { rowsBehind } from '../rows-behind.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';

const reportSelect = {
  id: true,
  roomId: true,
  messageId: true,
  body: true,
  reason: true,
  state: true,
  createdAt: true,
  resolvedAt: true,
  resolvedById: true,
  reporter: { select: authorSelect },
  message: { select: { author: { select: authorSelect } } },
} as const;

export function createReportStore(prisma: PrismaClient, sources: Sources): ReportStore {
  return {
    create: (report) => transact(prisma, (tx) => createReport(tx, sources, report)),

    list: (roomId, { after, limit, state }) =>
      translated(async () => {
        const rows = await prisma.report.findMany({
          where: {
            roomId,
            ...(state !== undefined && { state }),
            AND: rowsBehind(after, 'asc', ['createdAt', 'id']),
          },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          take: limit,
          select: reportSelect,
        });
        return rows.map(toReport);
      }),

    find: (roomId, reportId) => translated(() => findReport(prisma, roomId, reportId)),

    resolve: (roomId, reportId, decision, audit) =>
      transact(prisma, (tx) => resolveReport(tx, sources, { roomId, reportId, ...decision, audit })),
  };
}

async function createReport(
  tx: Statements,
  sources: Sources,
  { id, roomId, messageId, reporterId, reason }: NewReport,
): ReturnType<ReportStore['create']> {
  const key = { messageId_reporterId: { messageId, reporterId } };
  const before = await tx.report.findUnique({ where: key, select: reportSelect });
  if (before?.roomId === roomId) return { report: toReport(before), created: false };
  const message = await tx.message.findFirst({
    where: { id: messageId, roomId, deletedAt: null },
    select: { body: true },
  });
  if (!message) return { refused: 'gone' };
  const createdAt = new Date(sources.now());
  const { body } = message;
  const row = await tx.report.create({
    data: { id, roomId, messageId, reporterId, reason, body, createdAt },
    select: reportSelect,
  });
  return { report: toReport(row), created: true };
}

type Decision = Parameters<ReportStore['resolve']>[2] & {
  roomId: string;
  reportId: string;
  audit: AuditNote | undefined;
};

async function resolveReport(
  tx: Statements,
  sources: Sources,
  { roomId, reportId, state, resolvedById, audit }: Decision,
): Promise<Report | undefined> {
  const before = await findReport(tx, roomId, reportId);
  if (!before || before.state === state) return before;
  const resolved = state === 'open' ? null : { at: new Date(sources.now()), by: resolvedById };
  const row = await tx.report.update({
    where: { id: reportId },
    data: { state, resolvedAt: resolved?.at ?? null, resolvedById: resolved?.by ?? null },
    select: reportSelect,
  });
  await recordAudit(tx, sources, audit, { subject: `report:${reportId}`, roomId, details: { state } });
  return toReport(row);
}

export async function findReport(
  statements: Statements,
  roomId: string,
  reportId: string,
): Promise<Report | undefined> {
  const row = await statements.report.findFirst({ where: { id: reportId, roomId }, select: reportSelect });
  return row ? toReport(row) : undefined;
}

function toReport({
  message,
  reporter,
  state,
  createdAt,
  resolvedAt,
  ...row
}: Prisma.ReportGetPayload<{ select: typeof reportSelect }>): Report {
  return {
    ...row,
    author: authorOf(message.author),
    reporter: authorOf(reporter),
    state: ReportStateSchema.parse(state),
    createdAt: createdAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}
