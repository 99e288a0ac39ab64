const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** `Until 11 Jun 2026, 19:00`, `Without an end` */
export const endInWords = (until: string | null): string =>
  until === null ? 'Without an end' : `Until ${format.format(new Date(until))}`;

export const momentInWords = (time: string): string => format.format(new Date(time));
