import { Field } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export const inputStyle =
  'h-11 w-full rounded-md border border-edge bg-canvas px-3 text-base text-ink md:h-9 md:text-sm aria-invalid:border-danger data-invalid:border-danger';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'className' | 'defaultValue' | 'value'> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  multiline?: false;
};

/** A labelled line of text with room for a hint; an error takes the hint's place, so nothing below it moves. */
export function TextField({ label, hint, error, name, disabled, ...props }: TextFieldProps) {
  return (
    <Field.Root
      name={name}
      disabled={disabled}
      invalid={error !== undefined}
      className="flex flex-col gap-1.5"
    >
      <Field.Label className="text-[13px] font-medium text-ink">{label}</Field.Label>
      <Field.Control {...props} className={inputStyle} />
      {error === undefined ? (
        hint === undefined ? null : (
          <Field.Description className="min-h-4 text-xs text-faint">{hint}</Field.Description>
        )
      ) : (
        <Field.Error match className="min-h-4 text-xs text-danger first-letter:uppercase">
          {error}
        </Field.Error>
      )}
    </Field.Root>
  );
}

/** The same for prose of a few lines. */
export function TextArea({
  label,
  hint,
  error,
  className,
  ...props
}: Omit<ComponentProps<'textarea'>, 'defaultValue' | 'value'> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}) {
  return (
    <Field.Root invalid={error !== undefined} className="flex flex-col gap-1.5">
      <Field.Label className="text-[13px] font-medium text-ink">{label}</Field.Label>
      <Field.Control
        render={<textarea {...props} />}
        className={classNames(inputStyle, 'h-auto resize-none py-2 md:h-auto', className)}
      />
      {error === undefined ? (
        hint === undefined ? null : (
          <Field.Description className="min-h-4 text-xs text-faint">{hint}</Field.Description>
        )
      ) : (
        <Field.Error match className="min-h-4 text-xs text-danger first-letter:uppercase">
          {error}
        </Field.Error>
      )}
    </Field.Root>
  );
}
