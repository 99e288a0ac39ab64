/** Each way to ask: all are right but for what their name says. */
const often = ['right', 'right', 'right', 'right', 'by other', 'by other', 'again', 'known already'] as const;
const seldom = [
  ...(['absent', 'nobody', 'weak', 'spent', 'not acceptable', 'unknown query', 'again by other'] as const),
  ...(['keyed again', 'keyed otherwise', 'no condition', 'stale', 'not yet there'] as const),
  ...(['no json', 'no type', 'too large', 'wrong fields'] as const),
] as const;

export type Way = (typeof often)[number] | (typeof seldom)[number];

export const ways: readonly Way[] = [...often, ...seldom];

/** `strong` may do everything, `other` is somebody else, `weak` has a key without a scope, `nobody` no credential, `spent` has asked
 * too much already. */
export type Who = 'strong' | 'other' | 'weak' | 'nobody' | 'spent';

export const needsBody: ReadonlySet<Way> = new Set<Way>(['no json', 'no type', 'too large', 'wrong fields']);

/** The ways to ask that lead to an answer of this status, the likeliest first. */
export function waysTo(status: string): readonly Way[] {
  switch (status) {
    case '304':
      return ['known already'];
    case '400':
      return ['no json'];
    case '401':
      return ['nobody'];
    case '403':
      return ['weak'];
    case '404':
      return ['absent'];
    case '406':
      return ['not acceptable'];
    case '409':
      return ['again', 'again by other'];
    case '412':
      return ['stale', 'not yet there'];
    case '413':
      return ['too large'];
    case '415':
      return ['no type'];
    case '422':
      return ['unknown query'];
    case '428':
      return ['no condition'];
    case '429':
      return ['spent'];
    default:
      return ['again', 'again by other', 'by other', 'again', 'by other', 'again'];
  }
}

export function whoAsks(way: Way): Who {
  switch (way) {
    case 'by other':
      return 'other';
    case 'nobody':
    case 'weak':
    case 'spent':
      return way;
    default:
      return 'strong';
  }
}
