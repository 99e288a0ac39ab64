import { Star } from 'lucide-react';
import { classNames } from '../ui/class-names.ts';

/** Makes something a favourite, or no longer. Pressed while it is one. */
export function FavouriteStar({
  name,
  isOn,
  onToggle,
  className,
}: {
  name: string;
  isOn: boolean;
  onToggle: () => void;
  className?: string;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={`Favourite: ${name}`}
      onClick={onToggle}
      className={classNames(
        'flex size-6 shrink-0 items-center justify-center rounded-md transition-colors hover:bg-active pointer-coarse:size-9',
        isOn ? 'text-accent-ink' : 'text-faint hover:text-ink',
        className,
      )}
    >
      <Star aria-hidden="true" className={classNames('size-3.5', isOn && 'fill-current')} />
    </button>
  );
}
