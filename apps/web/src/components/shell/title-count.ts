/** `(3) General · Tidewire`, and `(@1 3) …` when one of them calls the reader; without a number when there is nothing to read. */
export function withCount(title: string, count: number, mentions = 0): string {
  const bare = title.replace(/^\((?:@\d+\+?|@\d+\+? \d+\+?|\d+\+?)\) /, '');
  const parts = [...(mentions > 0 ? [`@${short(mentions)}`] : []), ...(count > 0 ? [short(count)] : [])];
  return parts.length === 0 ? bare : `(${parts.join(' ')}) ${bare}`;
}

const short = (count: number): string => (count > 99 ? '99+' : String(count));
