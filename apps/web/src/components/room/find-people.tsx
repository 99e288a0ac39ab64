'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { Author } from '@tidewire/protocol/wire';
import { type ReactNode, useState } from 'react';
import { messageOf } from '#web/realtime/api-error.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Finds people by name. `nobody` is said where there are none to find; `children` is the row of one. */
export function FindPeople({
  people,
  nobody,
  children,
}: {
  people: UseQueryResult<Author[]>;
  nobody: ReactNode;
  children: (person: Author) => ReactNode;
}) {
  const [search, setSearch] = useState('');
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
        {people.isSuccess && found.length === 0 ? (
          <p className="text-sm text-soft">{people.data.length === 0 ? nobody : 'Nobody by that name.'}</p>
        ) : null}
        <ul aria-label="People" className="-mx-2 flex flex-col gap-px">
          {found.map((person) => (
            <li key={person.id}>{children(person)}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
