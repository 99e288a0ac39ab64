/**
 * Accounts made and changed, each in one transaction with the audit rows that say so. The rows have the sign-in library's shapes.
 */
import type { AuditAction, User } from '@tidewire/protocol';
import { recordAudit } from '../audit/record-audit.ts';
import type { AuditCause, AuditNote, NewAccount, UserChange, UserStore } from '../database.ts';
import type { Sources } from '../sources.ts';
import type { Statements } from '../transact.ts';
import { bannedWhere, isAdminWhere, selectUser } from './user-rows.ts';

export async function createUser(
  tx: Statements,
  sources: Sources,
  { username, name, email, passwordHash, role }: NewAccount,
  audit: AuditNote | undefined,
): ReturnType<UserStore['create']> {
  const taken = await tx.user.findFirst({
    where: { OR: [{ username }, { email }] },
    select: { id: true },
  });
  if (taken) return { refused: 'taken' };
  const id = sources.newId();
  const now = new Date(sources.now());
  await tx.user.create({ data: { id, username, name, email, role, createdAt: now, updatedAt: now } });
  const credential = { accountId: id, providerId: 'credential', userId: id, password: passwordHash };
  await tx.account.create({ data: { id: sources.newId(), ...credential, createdAt: now, updatedAt: now } });
  await recordAudit(tx, sources, audit, { subject: `user:${id}`, details: { username, name, role } });
  return { user: await getUser(tx, id, now) };
}

export async function updateUser(
  tx: Statements,
  sources: Sources,
  userId: string,
  { change, audit }: { change: UserChange; audit: AuditCause | undefined },
): ReturnType<UserStore['update']> {
  const now = new Date(sources.now());
  const before = await selectUser(tx, userId, now);
  if (!before) return { refused: 'gone' };
  const differing = differences(before, change);
  if (differing.length === 0) return { user: before, cut: undefined };
  const { username } = change;
  if (username !== undefined && (await isTaken(tx, username, userId))) return { refused: 'taken' };
  const isLost = change.role === 'user' || change.ban != null;
  if (isLost && (await isLastAdmin(tx, before, now))) return { refused: 'last_admin' };
  for (const { action, data, details } of differing) {
    await tx.user.update({ where: { id: userId }, data: { ...data, updatedAt: now }, select: { id: true } });
    await recordAudit(tx, sources, audit && { ...audit, action }, { subject: `user:${userId}`, details });
  }
  if (change.ban != null) await tx.session.deleteMany({ where: { userId } });
  return { user: await getUser(tx, userId, now), cut: cutOf(differing.map(({ action }) => action)) };
}

async function isTaken(tx: Statements, username: string, userId: string): Promise<boolean> {
  const holder = await tx.user.findUnique({ where: { username }, select: { id: true } });
  return holder !== null && holder.id !== userId;
}

type Difference = {
  action: AuditAction;
  data: Parameters<Statements['user']['update']>[0]['data'];
  details: Readonly<Record<string, string | boolean | null>>;
};

function differences(before: User, { name, username, role, ban }: UserChange): Difference[] {
  const found: Difference[] = [];
  if (name !== undefined && name !== before.name) {
    found.push({ action: 'user.renamed', data: { name }, details: { from: before.name, to: name } });
  }
  if (username !== undefined && username !== before.username) {
    const details = { from: before.username, to: username };
    found.push({ action: 'user.renamed', data: { username }, details });
  }
  if (role !== undefined && role !== before.role) {
    found.push({ action: 'user.role_changed', data: { role }, details: { from: before.role, to: role } });
  }
  if (ban) {
    const { reason, until } = ban;
    const banExpires = until === null ? null : new Date(until);
    const data = { banned: true, banReason: reason, banExpires };
    found.push({ action: 'user.banned', data, details: { until } });
  }
  if (ban === null && before.banned) {
    const data = { banned: false, banReason: null, banExpires: null };
    found.push({ action: 'user.unbanned', data, details: {} });
  }
  return found;
}

function cutOf(actions: readonly AuditAction[]): 'banned' | 'rights_changed' | undefined {
  if (actions.includes('user.banned')) return 'banned';
  return actions.includes('user.role_changed') ? 'rights_changed' : undefined;
}

/** Whether nobody else could administer. One who is banned could not. */
export async function isLastAdmin(tx: Statements, { role, banned }: User, now: Date): Promise<boolean> {
  if (role !== 'admin' || banned) return false;
  return (await tx.user.count({ where: { AND: [isAdminWhere, { NOT: bannedWhere(now) }] } })) === 1;
}

async function getUser(tx: Statements, userId: string, now: Date): Promise<User> {
  const user = await selectUser(tx, userId, now);
  if (!user) throw new Error(`${userId} is not there after it was written`);
  return user;
}
