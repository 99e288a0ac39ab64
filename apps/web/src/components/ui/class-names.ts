import { type CxOptions, cx } from 'class-variance-authority';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: { classGroups: { 'font-size': [{ text: ['2xs', 'body'] }] } },
});

/** Joins class names; where two set the same property, the later one wins. */
export function classNames(...values: CxOptions): string {
  return merge(cx(values));
}
