/** `1 member`, `1,834 members` */
export const membersInWords = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'member' : 'members'}`;
