'use client';

import { usePathname } from 'next/navigation';

/**
 * What is open beside the list of rooms: a room's id, `directory`, `threads`, or nothing. Of the address, not of the route: without a
 * network one route stands for all.
 */
export function useOpenedPart(): string | null {
  const [, , part] = usePathname().split('/');
  return part === undefined || part === '' ? null : part;
}
