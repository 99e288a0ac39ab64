/** Each kind of broken promise by its name. */
export const violationKinds = [
  /** Acknowledged, or shown to somebody, and not kept. */
  'lost',
  /** Kept twice, or shown twice to the same reader. */
  'doubled',
  /** Not at the place it was said to be, or shown in another order than it is kept. */
  'out of order',
  /** Kept, and not shown to a reader who was there before and after. */
  'hole',
  /** Kept or shown in a room that it was not written for. */
  'wrong room',
  /** Kept or shown as something that nobody wrote. */
  'altered',
  /** Written, and after everything had healed neither acknowledged nor given up. */
  'unsettled',
  /** A part of the system said something that it must never have to say. */
  'complaint',
] as const;

export type ViolationKind = (typeof violationKinds)[number];

export type Violation = {
  readonly kind: ViolationKind;
  /** One sentence, with the names that the history uses. */
  readonly text: string;
};
