/**
 * What is known of files: whose they are, for which room, how far they are, and which message has them. Their bytes are elsewhere, and so
 * is what may be done with them.
 */
import { attachmentLimits } from '@tidewire/protocol';
import type { AttachmentStore } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Sources } from '../sources.ts';
import { transact, translated } from '../transact.ts';
import { toAttachment } from './attachment-rows.ts';

export function createAttachmentStore(prisma: PrismaClient, sources: Sources): AttachmentStore {
  return {
    create: ({ id = sources.newId(), uploaderId, roomId, name, size }, quotaBytes) =>
      transact(prisma, async (tx) => {
        const before = await tx.attachment.findUnique({ where: { id } });
        if (before) {
          const isSame = before.uploaderId === uploaderId && before.roomId === roomId;
          return isSame ? { attachment: toAttachment(before), created: false } : { refused: 'taken' };
        }
        const [user, room] = [
          await tx.user.findUnique({ where: { id: uploaderId }, select: { id: true } }),
          await tx.room.findUnique({ where: { id: roomId }, select: { id: true } }),
        ];
        if (!user || !room) return { refused: 'gone' };
        const { _sum } = await tx.attachment.aggregate({ where: { uploaderId }, _sum: { size: true } });
        const unsent = await tx.attachment.count({ where: { uploaderId, messageId: null } });
        const isFull = (_sum.size ?? 0) + size > quotaBytes || unsent >= attachmentLimits.unsent;
        if (isFull) return { refused: 'full' };
        const createdAt = new Date(sources.now());
        const row = await tx.attachment.create({ data: { id, uploaderId, roomId, name, size, createdAt } });
        return { attachment: toAttachment(row), created: true };
      }),

    find: (id) =>
      translated(async () => {
        const row = await prisma.attachment.findUnique({ where: { id } });
        return row === null ? undefined : toAttachment(row);
      }),

    received: (id) =>
      transact(prisma, async (tx) => {
        const where = { id, state: 'uploading' };
        return (await tx.attachment.updateMany({ where, data: { state: 'checking' } })).count > 0;
      }),

    settle: (id, { state, size, ...found }) =>
      transact(prisma, async (tx) => {
        const data = { state, ...found, ...(size !== undefined && { size }) };
        const { count } = await tx.attachment.updateMany({ where: { id, state: 'checking' }, data });
        return count > 0;
      }),

    listChecking: (limit) =>
      translated(async () => {
        const rows = await prisma.attachment.findMany({
          where: { state: 'checking' },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          take: limit,
        });
        return rows.map(toAttachment);
      }),

    delete: (id) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.attachment.deleteMany({ where: { id, messageId: null } });
        return count > 0;
      }),

    expire: (before, limit) =>
      transact(prisma, async (tx) => {
        const rows = await tx.attachment.findMany({
          where: { messageId: null, createdAt: { lt: new Date(before) } },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          take: limit,
          select: { id: true },
        });
        const ids = rows.map(({ id }) => id);
        await tx.attachment.deleteMany({ where: { id: { in: ids } } });
        return ids;
      }),

    known: (ids) =>
      translated(async () => {
        const rows = await prisma.attachment.findMany({
          where: { id: { in: [...ids] } },
          select: { id: true },
        });
        return rows.map(({ id }) => id);
      }),
  };
}
