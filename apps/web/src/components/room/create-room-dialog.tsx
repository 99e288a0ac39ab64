'use client';

import type { RoomCreate } from '@tidewire/protocol/wire';
import { limits } from '@tidewire/protocol/wire';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { v7 as uuidv7 } from 'uuid';
import { api } from '#web/realtime/api.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, type OpenProps } from '../ui/dialog.tsx';
import { showErrors } from '../ui/form-errors.ts';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { VisibilityChoice } from './visibility-choice.tsx';

type Values = { name: string; topic: string };

export function CreateRoomDialog({ open, onOpenChange }: OpenProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Create a room"
      description="A place to talk about one thing. You will be its owner."
    >
      <CreateRoomForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function CreateRoomForm({ onDone }: { onDone: () => void }) {
  const { rooms } = useRealtime();
  const router = useRouter();
  // Minted once for this form: pressing again after a lost answer makes no second room.
  const [id] = useState(() => uuidv7());
  const [visibility, setVisibility] = useState<RoomCreate['visibility']>('public');
  const form = useForm<Values>({ defaultValues: { name: '', topic: '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ name, topic }) => {
    try {
      const membership = await api.createRoom({ id, name: name.trim(), topic: topic.trim(), visibility });
      rooms.add(membership);
      onDone();
      router.push(`/rooms/${membership.room.id}`);
    } catch (error) {
      showErrors(form, error, ['name', 'topic']);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {errors.root?.message === undefined ? null : <Notice title={errors.root.message} />}
      <TextField
        label="Name"
        autoComplete="off"
        maxLength={limits.roomNameLength}
        error={errors.name?.message}
        {...form.register('name', {
          validate: (name) => name.trim() !== '' || 'A room needs a name',
        })}
      />
      <TextField
        label="Topic"
        autoComplete="off"
        maxLength={limits.topicLength}
        hint="Optional. What people talk about in here."
        error={errors.topic?.message}
        {...form.register('topic')}
      />
      <VisibilityChoice value={visibility} onChange={setVisibility} />
      <div className="mt-1 flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {isSubmitting ? 'Creating…' : 'Create room'}
        </Button>
      </div>
    </form>
  );
}
