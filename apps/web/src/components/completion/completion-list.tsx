'use client';

import { useEffect, useRef } from 'react';
import { Avatar } from '../ui/avatar.tsx';
import { classNames } from '../ui/class-names.ts';
import type { Choice } from './choices.ts';
import type { Completion } from './use-completion.ts';

/** What can be chosen, over the field. The focus stays in the field; a press or a touch takes what it points at. */
export function CompletionList({
  completion,
  label,
  onChoose,
}: {
  completion: Completion;
  label: string;
  onChoose: (choice: Choice) => void;
}) {
  const { listId, choices, selected, select } = completion;
  const current = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is the current one
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  if (choices.length === 0) return null;
  return (
    <ul
      id={listId}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list that belongs to the field, as the ARIA pattern has it
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      // All that is offered fits, but on a phone that lies on its side: there it scrolls by the field’s keys.
      className="thin-scroll absolute inset-x-3 bottom-full md:inset-x-5 z-20 mb-1.5 max-h-[calc(100dvh-10rem)] overflow-y-auto rounded-lg border border-line bg-raised p-1"
    >
      {choices.map((choice, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the current option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field’s
        <li
          key={choice.id}
          id={`${listId}-${choice.id}`}
          ref={at === selected ? current : undefined}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
          role="option"
          aria-selected={at === selected}
          // A press would take the focus away from the field.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => select(at)}
          onClick={() => onChoose(choice)}
          className={classNames(
            'flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm select-none pointer-coarse:min-h-11',
            at === selected && 'bg-hover',
          )}
        >
          <ChoiceSign choice={choice} />
          <bdi className="truncate">{choice.label}</bdi>
          <span className="ml-auto truncate pl-3 text-xs text-faint">{choice.hint}</span>
        </li>
      ))}
    </ul>
  );
}

function ChoiceSign({ choice: { personId, label, sign } }: { choice: Choice }) {
  if (personId !== undefined) return <Avatar id={personId} name={label} size="small" />;
  return sign === undefined ? null : (
    <span aria-hidden="true" className="w-6 shrink-0 text-center text-base leading-none text-soft">
      {sign}
    </span>
  );
}
