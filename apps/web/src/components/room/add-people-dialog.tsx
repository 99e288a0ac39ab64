'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Author, Room } from '@tidewire/protocol/wire';
import { Check } from 'lucide-react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useAcquaintances } from '#web/realtime/rooms/use-acquaintances.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, type OpenProps } from '../ui/dialog.tsx';
import { FindPeople } from './find-people.tsx';

/** Adds people one already shares a room with. There is no list of everyone: who is here is not everybody's business. */
export function AddPeopleDialog({
  room,
  open,
  onOpenChange,
}: OpenProps & {
  room: Room;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Add people to ${room.name}`}
      description="People you share another room with. They see everything that was said here."
    >
      <People room={room} />
    </Dialog>
  );
}

function People({ room }: { room: Room }) {
  const nobody =
    room.visibility === 'public'
      ? 'Everyone you share a room with is in here already. Others can join by themselves: send them the link.'
      : 'Everyone you share a room with is in here already.';
  return (
    <FindPeople people={useAcquaintances(room.id)} nobody={nobody}>
      {(person) => <PersonRow roomId={room.id} person={person} />}
    </FindPeople>
  );
}

function PersonRow({ roomId, person }: { roomId: string; person: Author }) {
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: () => api.addMember(roomId, person.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members', roomId] }),
  });
  return (
    <div className="flex min-h-12 items-center gap-2.5 px-2">
      <Avatar id={person.id} name={person.name} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{person.name}</span>
        {add.isError ? <span className="block text-xs text-danger">{messageOf(add.error)}</span> : null}
      </span>
      {add.isSuccess ? (
        <span className="flex items-center gap-1 text-xs text-accent-ink">
          <Check aria-hidden="true" className="size-3.5" /> Added
        </span>
      ) : (
        <Button
          size="small"
          aria-label={`Add ${person.name}`}
          disabled={add.isPending}
          onClick={() => add.mutate()}
        >
          Add
        </Button>
      )}
    </div>
  );
}
