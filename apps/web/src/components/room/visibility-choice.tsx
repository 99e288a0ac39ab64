import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { Visibility } from '@tidewire/protocol/wire';
import { Hash, Lock } from 'lucide-react';
import { useId } from 'react';

const options = [
  { value: 'public', label: 'Public', hint: 'Anyone can find it and join', icon: Hash },
  { value: 'private', label: 'Private', hint: 'Only people who were added', icon: Lock },
] as const;

/** Who may come in. */
export function VisibilityChoice({
  value,
  onChange,
}: {
  value: Visibility;
  onChange: (value: Visibility) => void;
}) {
  const labelId = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <span id={labelId} className="text-[13px] font-medium">
        Who can join
      </span>
      <RadioGroup
        aria-labelledby={labelId}
        value={value}
        onValueChange={onChange}
        className="grid grid-cols-2 gap-2"
      >
        {options.map(({ icon: Icon, ...option }) => (
          <Radio.Root
            key={option.value}
            value={option.value}
            aria-label={`${option.label}: ${option.hint}`}
            className="flex flex-col items-start gap-0.5 rounded-lg border border-edge/60 px-3 py-2.5 text-left transition-colors hover:bg-hover data-checked:border-accent data-checked:bg-tint"
          >
            <span className="flex items-center gap-1.5 text-sm font-medium">
              <Icon aria-hidden="true" className="size-3.5 text-soft" />
              {option.label}
            </span>
            <span className="text-xs text-soft">{option.hint}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}
