/** Says which matches are left out of what is made of scores. */
export function HiddenMatches({ count, from }: { count: number; from: string }) {
  if (count === 0) return null;
  return (
    <p className="mb-3 text-xs text-soft">
      {count === 1 ? 'One match whose score is' : `${count} matches whose scores are`} held back{' '}
      {count === 1 ? 'is' : 'are'} left out of {from}.
    </p>
  );
}
