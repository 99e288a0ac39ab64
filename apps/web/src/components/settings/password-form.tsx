'use client';

import { useForm } from 'react-hook-form';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.ts';

export function PasswordForm() {
  const form = useForm({ defaultValues: { current: '', wanted: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ current, wanted }) => {
    const { changePassword } = await import('../auth/auth-client.ts');
    const outcome = await changePassword(current, wanted);
    if (outcome.ok) {
      form.reset();
      toast('Your password was changed. You are signed out everywhere else.');
    } else if (outcome.field === 'password') form.setError('wanted', { message: outcome.message });
    else form.setError('root', { message: outcome.message });
  });
  return (
    <form noValidate method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {errors.root?.message === undefined ? null : <Notice title={errors.root.message} />}
      <TextField
        label="Current password"
        type="password"
        autoComplete="current-password"
        error={errors.current?.message}
        {...form.register('current', { required: 'Needed to change it' })}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters"
        error={errors.wanted?.message}
        {...form.register('wanted', { minLength: { value: 10, message: 'At least 10 characters.' } })}
      />
      <Button type="submit" className="self-start" disabled={isSubmitting}>
        Change password
      </Button>
    </form>
  );
}
