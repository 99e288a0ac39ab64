import { type ComponentProps, useId } from 'react';
import { classNames } from './class-names.ts';
import { inputStyle } from './text-field.tsx';

/** A labelled choice of one from a short list: the browser's own, which every finger and screen reader knows. */
export function SelectField({
  label,
  options,
  className,
  ...props
}: Omit<ComponentProps<'select'>, 'children' | 'id'> & {
  label: string;
  options: readonly { value: string; label: string }[];
}) {
  const id = useId();
  return (
    <div className={classNames('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-[13px] font-medium">
        {label}
      </label>
      <select id={id} {...props} className={inputStyle}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
