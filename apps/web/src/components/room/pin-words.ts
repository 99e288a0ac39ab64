/** `1 pinned message`, `12 pinned messages` */
export const pinsInWords = (count: number): string =>
  `${count} ${count === 1 ? 'pinned message' : 'pinned messages'}`;
