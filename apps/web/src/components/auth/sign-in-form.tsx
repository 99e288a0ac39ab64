'use client';

import './without-eval.ts';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { signIn } from './auth-client.ts';
import { useAttempt } from './use-attempt.ts';

const Schema = z.object({
  identifier: z.string().trim().min(1, 'Your username or email address'),
  password: z.string().min(1, 'Your password'),
});

export function SignInForm({ next }: { next: string }) {
  const { isPending, attempt } = useAttempt(next);
  const form = useForm({ resolver: zodResolver(Schema), defaultValues: { identifier: '', password: '' } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ identifier, password }) => {
    const outcome = await attempt(() => signIn(identifier, password));
    if (outcome.ok) return;
    const isPassword = outcome.field === 'password';
    form.setError(
      isPassword ? 'password' : 'root',
      { message: outcome.message },
      { shouldFocus: isPassword },
    );
  });
  return (
    <form noValidate method="post" onSubmit={submit} className="flex flex-col gap-4">
      {errors.root?.message === undefined ? null : <Notice title={errors.root.message} />}
      <TextField
        label="Username or email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.identifier?.message}
        {...form.register('identifier')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button type="submit" look="primary" size="large" className="mt-1 w-full" disabled={isPending}>
        {isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
