'use client';

import { anonymousClient, usernameClient } from 'better-auth/client/plugins';
import { createAuthClient } from 'better-auth/react';

/** Signing in and out, against the same origin. Who is signed in is the server's to say: pages are handed the person. */
const auth = createAuthClient({ plugins: [usernameClient(), anonymousClient()] });

export type AuthOutcome =
  | { ok: true }
  | { ok: false; message: string; field?: 'identifier' | 'username' | 'email' | 'password' };

type Answer = { error: { code?: string | undefined; message?: string | undefined; status: number } | null };

export async function signIn(identifier: string, password: string): Promise<AuthOutcome> {
  return outcomeOf(() =>
    identifier.includes('@')
      ? auth.signIn.email({ email: identifier, password })
      : auth.signIn.username({ username: identifier, password }),
  );
}

export type Registration = { username: string; name: string; email: string; password: string };

export async function signUp(registration: Registration): Promise<AuthOutcome> {
  return outcomeOf(() => auth.signUp.email(registration));
}

export async function continueAsGuest(): Promise<AuthOutcome> {
  return outcomeOf(() => auth.signIn.anonymous());
}

/** Signs out everywhere else too. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<AuthOutcome> {
  return outcomeOf(() => auth.changePassword({ currentPassword, newPassword, revokeOtherSessions: true }));
}

export async function signOut(): Promise<AuthOutcome> {
  return outcomeOf(() => auth.signOut());
}

async function outcomeOf(attempt: () => Promise<Answer>): Promise<AuthOutcome> {
  try {
    const { error } = await attempt();
    return error === null ? { ok: true } : { ok: false, ...wordsFor(error) };
  } catch {
    // The library throws only when there was no answer at all.
    return { ok: false, message: 'The server could not be reached. Check your connection and try again.' };
  }
}

type Words = { message: string; field?: 'identifier' | 'username' | 'email' | 'password' };

const words: Record<string, Words> = {
  INVALID_PASSWORD: { message: 'The current password is another.' },
  INVALID_EMAIL_OR_PASSWORD: { message: 'That name and password do not belong together.', field: 'password' },
  INVALID_USERNAME_OR_PASSWORD: {
    message: 'That name and password do not belong together.',
    field: 'password',
  },
  USERNAME_IS_ALREADY_TAKEN: { message: 'Somebody has this username already.', field: 'username' },
  USERNAME_IS_ALREADY_TAKEN_PLEASE_TRY_ANOTHER: {
    message: 'Somebody has this username already.',
    field: 'username',
  },
  USER_ALREADY_EXISTS: { message: 'There is an account with this email already.', field: 'email' },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    message: 'There is an account with this email already.',
    field: 'email',
  },
  INVALID_USERNAME: { message: 'Use letters a–z, digits, dots, dashes or underscores.', field: 'username' },
  USERNAME_TOO_SHORT: { message: 'At least 3 characters.', field: 'username' },
  USERNAME_TOO_LONG: { message: 'At most 30 characters.', field: 'username' },
  INVALID_EMAIL: { message: 'This does not look like an email address.', field: 'email' },
  PASSWORD_TOO_SHORT: { message: 'At least 10 characters.', field: 'password' },
  PASSWORD_TOO_LONG: { message: 'At most 128 characters.', field: 'password' },
  BANNED_USER: { message: 'This account was banned.' },
};

function wordsFor(error: { code?: string | undefined; message?: string | undefined; status: number }): Words {
  const known = error.code === undefined ? undefined : words[error.code];
  if (known !== undefined) return known;
  if (error.status === 429) return { message: 'Too many attempts. Wait a minute and try again.' };
  if (error.status >= 500) return { message: 'Something went wrong on our side. Try again.' };
  return { message: error.message ?? 'That did not work. Try again.' };
}
