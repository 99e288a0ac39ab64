import type { ByteRange } from './object-store.ts';

/**
 * What a `Range` field asks of a representation of this size (RFC 9110 §14.2): one range of bytes. `whole` when there is none, or one that
 * may be ignored (another unit, more than one range, nonsense); `unsatisfiable` when it begins behind the end.
 */
export function readRange(field: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(field?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  if (Number(first) >= size) return 'unsatisfiable';
  if (last !== '' && Number(last) < Number(first)) return 'whole';
  return { first: Number(first), last: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
