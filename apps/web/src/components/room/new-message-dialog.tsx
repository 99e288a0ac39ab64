'use client';

import { type Author, groupSize } from '@tidewire/protocol/wire';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { messageOf } from '#web/realtime/api-error.ts';
import { withQueries } from '#web/realtime/queries.tsx';
import { useAcquaintances } from '#web/realtime/rooms/use-acquaintances.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Dialog, type OpenProps } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { FindPeople } from './find-people.tsx';
import { useOpenDirect } from './use-open-direct.ts';

const maxOthers = groupSize - 1;

/** Chooses one person to talk to, or a few. */
function NewMessage({ open, onOpenChange }: OpenProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New direct message"
      description={`To one person, or a group of up to ${groupSize}, for them alone.`}
    >
      <Choice onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

export const NewMessageDialog = withQueries(NewMessage);

function Choice({ onDone }: { onDone: () => void }) {
  const [chosen, setChosen] = useState<readonly Author[]>([]);
  // Minted once: pressing again after a lost answer makes no second group.
  const [id] = useState(() => uuidv7());
  const people = useAcquaintances();
  const opening = useOpenDirect();
  const toggle = (person: Author) =>
    setChosen((now) =>
      now.some((one) => one.id === person.id)
        ? now.filter((one) => one.id !== person.id)
        : [...now, person].slice(0, maxOthers),
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        opening.mutate({ participantIds: chosen.map((one) => one.id), id }, { onSuccess: onDone });
      }}
    >
      {opening.isError ? <Notice title="It could not be opened">{messageOf(opening.error)}</Notice> : null}
      <FindPeople people={people} nobody="You share no room with anybody yet: join one first.">
        {(person) => (
          <Person
            person={person}
            isChosen={chosen.some((one) => one.id === person.id)}
            onToggle={() => toggle(person)}
          />
        )}
      </FindPeople>
      <div className="sticky bottom-0 -mx-5 -mb-5 flex items-center justify-end gap-3 border-t border-line bg-raised px-5 py-3">
        <p className="min-w-0 flex-1 truncate text-xs text-soft">
          {chosen.map((one) => one.name).join(', ')}
        </p>
        <Button type="submit" look="primary" disabled={chosen.length === 0 || opening.isPending}>
          {chosen.length > 1 ? 'Open group' : 'Open'}
        </Button>
      </div>
    </form>
  );
}

function Person({ person, isChosen, onToggle }: { person: Author; isChosen: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onToggle}
      className="focus-inset flex min-h-11 w-full items-center gap-2.5 rounded-lg px-2 text-left hover:bg-hover"
    >
      <Avatar id={person.id} name={person.name} />
      <span className="min-w-0 flex-1 truncate text-sm">{person.name}</span>
      <Check aria-hidden="true" className={classNames('size-4 text-accent-ink', !isChosen && 'invisible')} />
    </button>
  );
}
