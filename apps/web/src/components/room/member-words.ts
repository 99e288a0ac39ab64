/** `1 member`, `1,834 members` */
export const membersInWords = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'member' : 'members'}`;

/** `1 here`, `1,834 here` */
export const hereInWords = (count: number): string => `${count.toLocaleString('en-GB')} here`;

/** `3 of 12 here now` */
export const hereOfMembersInWords = (here: number, members: number): string =>
  `${here.toLocaleString('en-GB')} of ${members.toLocaleString('en-GB')} here now`;
