'use client';

import { useMutation } from '@tanstack/react-query';
import { limits, type Membership, type Room } from '@tidewire/protocol/wire';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { messageOf } from '#web/realtime/api-error.ts';
import { keepingApi } from '#web/realtime/keeping-api.ts';
import { VisibilityChoice } from '../room/visibility-choice.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { showErrors } from '../ui/form-errors.ts';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.ts';

/** Its name, what it is about and who may come in; the end of it. */
export function AboutRoom({ membership }: { membership: Membership }) {
  const { room, role } = membership;
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <AboutForm room={room} isOwner={role === 'owner'} />
      {role === 'owner' ? (
        <section aria-labelledby="delete-room" className="mt-8 border-t border-line pt-4">
          <h3 id="delete-room" className="text-sm font-semibold">
            Delete room
          </h3>
          <p className="mt-1 mb-3 text-[13px] text-soft">
            The room and all its messages are gone for everyone. This cannot be undone.
          </p>
          <Button look="danger" onClick={() => setDeleting(true)}>
            Delete {room.name}
          </Button>
        </section>
      ) : null}
      {isDeleting ? <DeleteDialog room={room} onClose={() => setDeleting(false)} /> : null}
    </>
  );
}

function AboutForm({ room, isOwner }: { room: Room; isOwner: boolean }) {
  const [visibility, setVisibility] = useState(room.visibility);
  const form = useForm({ defaultValues: { name: room.name, topic: room.topic } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async ({ name, topic }) => {
    try {
      await keepingApi.updateRoom(room.id, {
        name: name.trim(),
        topic: topic.trim(),
        ...(isOwner && { visibility }),
      });
      toast('Saved');
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
        {...form.register('name', { validate: (name) => name.trim() !== '' || 'A room needs a name' })}
      />
      <TextField
        label="Topic"
        autoComplete="off"
        maxLength={limits.topicLength}
        hint="What people talk about in here"
        error={errors.topic?.message}
        {...form.register('topic')}
      />
      {isOwner ? <VisibilityChoice value={visibility} onChange={setVisibility} /> : null}
      <div className="flex justify-end">
        <Button
          type="submit"
          look="primary"
          disabled={isSubmitting || (!isDirty && visibility === room.visibility)}
        >
          Save
        </Button>
      </div>
    </form>
  );
}

function DeleteDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const remove = useMutation({
    mutationFn: () => keepingApi.deleteRoom(room.id, reason.trim()),
    onSuccess: () => {
      router.push('/rooms');
      toast(`${room.name} was deleted`);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Delete ${room.name}?`}
      description="The room and all its messages are gone for everyone. This cannot be undone."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          remove.mutate();
        }}
      >
        {remove.isError ? <Notice title="It was not deleted">{messageOf(remove.error)}</Notice> : null}
        <TextField
          label="Why?"
          autoComplete="off"
          maxLength={limits.reasonLength}
          hint="The audit log keeps it"
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" disabled={reason.trim() === '' || remove.isPending}>
            Delete room
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
