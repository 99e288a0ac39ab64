'use client';

import './without-eval.ts';

import { zodResolver } from '@hookform/resolvers/zod';
import { DisplayNameSchema, PasswordSchema, UsernameSchema } from '@tidewire/protocol';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { signUp } from './auth-client.ts';
import { useAttempt } from './use-attempt.ts';

const Schema = z.object({
  name: z.string().trim().min(1, 'What should people call you?').pipe(DisplayNameSchema),
  username: z.string().trim().toLowerCase().pipe(UsernameSchema),
  email: z.email('This does not look like an email address').max(254),
  password: PasswordSchema,
});

export function SignUpForm({ next }: { next: string }) {
  const { isPending, attempt } = useAttempt(next);
  const form = useForm({
    resolver: zodResolver(Schema),
    defaultValues: { name: '', username: '', email: '', password: '' },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (registration) => {
    const outcome = await attempt(() => signUp(registration));
    if (outcome.ok) return;
    const field = outcome.field === 'identifier' ? undefined : outcome.field;
    form.setError(field ?? 'root', { message: outcome.message }, { shouldFocus: field !== undefined });
  });
  return (
    <form noValidate method="post" onSubmit={submit} className="flex flex-col gap-3.5">
      {errors.root?.message === undefined ? null : <Notice title={errors.root.message} />}
      <TextField
        label="Name"
        autoComplete="name"
        autoFocus
        hint="As people see it beside your messages"
        error={errors.name?.message}
        {...form.register('name')}
      />
      <TextField
        label="Username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        hint="3 to 30 letters a–z, digits, dots, dashes or underscores"
        error={errors.username?.message}
        {...form.register('username')}
      />
      <TextField
        label="Email"
        type="email"
        autoComplete="email"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button type="submit" look="primary" size="large" className="mt-1.5 w-full" disabled={isPending}>
        {isPending ? 'Creating your account…' : 'Create account'}
      </Button>
    </form>
  );
}
