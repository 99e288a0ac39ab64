import type { Author } from '@tidewire/protocol';

/** The columns of a person that other people may see. */
export const authorSelect = { id: true, name: true, isAnonymous: true } as const;

export function authorOf(user: { id: string; name: string; isAnonymous: boolean | null }): Author {
  return { id: user.id, name: user.name, guest: user.isAnonymous === true };
}
