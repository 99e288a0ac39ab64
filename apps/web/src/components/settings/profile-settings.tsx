'use client';

import '../auth/without-eval.ts';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { User } from '@tidewire/protocol/wire';
import { useForm } from 'react-hook-form';
import { accountApi } from '#web/realtime/account-api.ts';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { showErrors } from '../ui/form-errors.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.ts';
import { PasswordForm } from './password-form.tsx';

/** What people are called, and the password they come in with. */
export function ProfileSettings() {
  const user = useQuery({ queryKey: ['me'], queryFn: accountApi.me });
  if (user.isPending) return <Skeleton className="h-60 w-full rounded-lg" />;
  if (user.isError) return <Notice title="Your profile could not be loaded">{messageOf(user.error)}</Notice>;
  const { data } = user;
  return (
    <>
      <div className="mb-6 flex items-center gap-3">
        <Avatar id={data.id} name={data.name} size="large" />
        <div className="min-w-0">
          <p className="truncate font-medium">{data.name}</p>
          {data.username === null ? null : <p className="truncate text-[13px] text-soft">@{data.username}</p>}
        </div>
      </div>
      <NameForm key={`${data.name} ${data.username}`} user={data} />
      {data.guest ? (
        <p className="mt-8 text-[13px] text-soft">You are a guest: with an account you keep your rooms.</p>
      ) : (
        <section aria-labelledby="password-title" className="mt-8 border-t border-line pt-6">
          <h2 id="password-title" className="mb-1 text-sm font-semibold">
            Password
          </h2>
          <p className="mb-4 text-[13px] text-soft">A new one signs you out everywhere else.</p>
          <PasswordForm />
        </section>
      )}
    </>
  );
}

function NameForm({ user }: { user: User }) {
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { name: user.name, username: user.username ?? '' } });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, username }) => {
    try {
      const wanted = username.trim().toLowerCase();
      await accountApi.change({
        name: name.trim(),
        ...(user.guest || wanted === user.username ? {} : { username: wanted }),
      });
      await queries.invalidateQueries({ queryKey: ['me'] });
      toast('Saved. What you wrote before keeps its name until the page is loaded again.');
    } catch (error) {
      if (error instanceof ApiError && error.code === 'conflict')
        form.setError('username', { message: 'Somebody has this username already.' });
      else showErrors(form, error, ['name', 'username']);
    }
  });
  return (
    <form noValidate onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      {errors.root?.message === undefined ? null : <Notice title={errors.root.message} />}
      <TextField
        label="Name"
        autoComplete="name"
        hint="As people see it beside your messages"
        error={errors.name?.message}
        {...form.register('name', {
          validate: (name) => name.trim() !== '' || 'What should people call you?',
        })}
      />
      {user.guest ? null : (
        <TextField
          label="Username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          hint="3 to 30 letters a–z, digits, dots, dashes or underscores"
          error={errors.username?.message}
          {...form.register('username')}
        />
      )}
      <Button type="submit" look="primary" className="self-start" disabled={!isDirty || isSubmitting}>
        Save
      </Button>
    </form>
  );
}
