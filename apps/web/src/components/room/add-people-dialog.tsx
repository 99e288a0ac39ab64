'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Author, Room } from '@tidewire/protocol/wire';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useAcquaintances } from '#web/realtime/rooms/use-acquaintances.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Adds people one already shares a room with. There is no list of everyone: who is here is not everybody's business. */
export function AddPeopleDialog({
  room,
  open,
  onOpenChange,
}: {
  room: Room;
  open: boolean;
  onOpenChange: (open: boolean) => void;
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
  const [search, setSearch] = useState('');
  const people = useAcquaintances(room.id);

  const wanted = search.trim().toLocaleLowerCase();
  const found = (people.data ?? []).filter((person) => person.name.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <TextField
        label="Find somebody"
        type="search"
        autoComplete="off"
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="mt-3 min-h-40">
        {people.isPending ? <Skeleton className="h-40 w-full rounded-lg" /> : null}
        {people.isError ? (
          <Notice title="People could not be loaded">{messageOf(people.error)}</Notice>
        ) : null}
        {people.isSuccess && people.data.length === 0 ? (
          <p className="text-sm text-soft">
            Everyone you share a room with is in here already.
            {room.visibility === 'public' ? ' Others can join by themselves: send them the link.' : null}
          </p>
        ) : null}
        {(people.data?.length ?? 0) > 0 && found.length === 0 ? (
          <p className="text-sm text-soft">Nobody by that name.</p>
        ) : null}
        <ul className="flex flex-col">
          {found.map((person) => (
            <PersonItem key={person.id} roomId={room.id} person={person} />
          ))}
        </ul>
      </div>
    </>
  );
}

function PersonItem({ roomId, person }: { roomId: string; person: Author }) {
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: () => api.addMember(roomId, person.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members', roomId] }),
  });
  return (
    <li className="flex min-h-12 items-center gap-2.5">
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
    </li>
  );
}
