/** Sorts after `row` when oldest comes first and equals go by the person. The first condition lets the index seek, the second makes it exact. */
export function laterRow<T extends 'joinedAt' | 'createdAt'>(column: T, row: { time: string; id: string }) {
  const at = new Date(row.time);
  return [
    { [column]: { gte: at } } as Record<T, { gte: Date }>,
    { OR: [{ [column]: { gt: at } } as Record<T, { gt: Date }>, { userId: { gt: row.id } }] },
  ];
}
