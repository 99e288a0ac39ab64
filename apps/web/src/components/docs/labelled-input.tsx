import { type ComponentProps, useId } from 'react';
import { classNames } from '../ui/class-names.ts';
import { inputStyle } from '../ui/text-field.tsx';

const labelStyle = 'text-xs font-medium text-ink [overflow-wrap:anywhere]';

/** A line to fill in whose text is kept outside of it. */
export function LabelledInput({ label, ...props }: ComponentProps<'input'> & { label: string }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <label htmlFor={id} className={labelStyle}>
        {label}
      </label>
      <input id={id} {...props} className={inputStyle} />
    </div>
  );
}

/** The same for JSON of several lines. */
export function LabelledText({ label, ...props }: ComponentProps<'textarea'> & { label: string }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={labelStyle}>
        {label}
      </label>
      <textarea
        id={id}
        {...props}
        className={classNames(
          inputStyle,
          'h-auto resize-y py-2 font-mono leading-5 md:h-auto md:text-xs md:leading-5',
        )}
      />
    </div>
  );
}
