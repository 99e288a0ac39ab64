type Bound<T> = { gt: T } | { gte: T } | { lt: T } | { lte: T };
type Behind<Time extends string, Id extends string> =
  | Record<Time, Bound<Date>>
  | { OR: (Record<Time, Bound<Date>> | Record<Id, Bound<string>>)[] };

/**
 * For the `AND` of a list that is sorted by a time and then by an id, both in this order: what comes behind `row`, the last one of the page
 * before; without one everything. The first condition lets the index seek, the second makes it exact.
 */
export function rowsBehind<Time extends string, Id extends string>(
  row: { time: string | number; id: string } | undefined,
  order: 'asc' | 'desc',
  [time, id]: readonly [Time, Id],
): Behind<Time, Id>[] {
  if (row === undefined) return [];
  const at = new Date(row.time);
  const [same, beyond] = order === 'asc' ? (['gte', 'gt'] as const) : (['lte', 'lt'] as const);
  const timeIs = (bound: typeof same | typeof beyond) =>
    ({ [time]: { [bound]: at } }) as Record<Time, Bound<Date>>;
  const idIs = { [id]: { [beyond]: row.id } } as Record<Id, Bound<string>>;
  return [timeIs(same), { OR: [timeIs(beyond), idIs] }];
}
