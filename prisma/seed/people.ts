import { randomBytes } from 'node:crypto';
import { hashPassword } from '@better-auth/utils/password';
import type { PrismaClient } from '@tidewire/database';

/** Somebody who can sign in: the shape that better-auth's username sign-in looks for. */
export type Account = {
  id: string;
  username: string;
  name: string;
  role: 'admin' | 'user';
  password: string;
};

const demoPassword = 'tidewire-demo';

/** First names of people who are history; nobody is impersonated. */
const demoUsernames = ['ada', 'grace', 'alan', 'katherine', 'edsger', 'emmy'] as const;
export type DemoUsername = (typeof demoUsernames)[number];
export type Username = DemoUsername | 'operator';

export const userIdOf = (username: Username): string => `demo-${username}`;

/** The demo people share a password that everybody knows; the operator's is this installation's own. */
export function makeAccounts(): Account[] {
  const people = demoUsernames.map((username): Account => {
    const name = username.charAt(0).toUpperCase() + username.slice(1);
    return { id: userIdOf(username), username, name, role: 'user', password: demoPassword };
  });
  const operator: Account = {
    id: userIdOf('operator'),
    username: 'operator',
    name: 'Operator',
    role: 'admin',
    password: `tide-${randomBytes(9).toString('base64url')}`,
  };
  return [...people, operator];
}

/** Puts an account in, or gives it this password when it is there from a run that did not finish. */
export async function putAccount(prisma: PrismaClient, account: Account, createdAt: Date): Promise<void> {
  const { id, username, name, role } = account;
  const password = await hashPassword(account.password);
  const user = { username, name, role, email: `${username}@demo.invalid`, emailVerified: true };
  const credential = { userId: id, accountId: id, providerId: 'credential', password };
  await prisma.user.upsert({ where: { id }, create: { id, ...user, createdAt }, update: user });
  await prisma.account.upsert({
    where: { id: `${id}-credential` },
    create: { id: `${id}-credential`, ...credential, createdAt },
    update: credential,
  });
}
