'use client';

import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { isComposing } from '../shortcuts/shortcuts.ts';
import { announce } from '../ui/announcer.tsx';
import type { Choice } from './choices.ts';
import { findTrigger, type Trigger } from './trigger.ts';

/** What is offered at the caret, and which of it is chosen by Enter. */
export type Completion = {
  readonly listId: string;
  readonly trigger: Trigger | undefined;
  readonly choices: readonly Choice[];
  readonly selected: number;
  readonly select: (index: number) => void;
  /** True when the key was for the list. */
  readonly press: (event: KeyboardEvent<HTMLElement>) => boolean;
};

/**
 * The list that a field offers while a name, an emoji or a command is written in it: arrows choose, Enter and Tab take, Escape shuts it
 * until something else is written (WAI-ARIA combobox, the list popup without focus in it).
 */
export function useCompletion({
  text,
  caret,
  find,
  onChoose,
}: {
  text: string;
  caret: number | undefined;
  find: (trigger: Trigger) => readonly Choice[];
  onChoose: (trigger: Trigger, choice: Choice) => void;
}): Completion {
  const listId = useId();
  const [chosen, setChosen] = useState({ key: '', index: 0 });
  const [shut, setShut] = useState<string>();
  const trigger = findTrigger(text, caret);
  // One word being written, while it is written: Escape shuts the list for it, and no longer.
  const key = trigger === undefined ? '' : `${trigger.kind} ${trigger.start}`;
  const query = trigger === undefined ? '' : `${key} ${trigger.query}`;
  const choices = trigger === undefined || shut === key ? [] : find(trigger);
  const index = chosen.key === query ? Math.min(chosen.index, choices.length - 1) : 0;
  const isOpen = choices.length > 0;

  const said = isOpen ? `${choices.length} ${choices.length === 1 ? 'suggestion' : 'suggestions'}` : '';
  useEffect(() => {
    if (said !== '') announce(`${said}. Up and down arrows choose.`);
  }, [said]);
  useEffect(() => {
    if (key === '') setShut(undefined);
  }, [key]);

  const press = (event: KeyboardEvent<HTMLElement>): boolean => {
    const choice = choices[index];
    if (trigger === undefined || choice === undefined || isComposing(event.nativeEvent)) return false;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setChosen({ key: query, index: (index + step + choices.length) % choices.length });
        break;
      }
      case 'Enter':
      case 'Tab':
        onChoose(trigger, choice);
        break;
      case 'Escape':
        setShut(key);
        break;
      default:
        return false;
    }
    event.preventDefault();
    return true;
  };

  return {
    listId,
    trigger,
    choices,
    selected: index,
    select: (next) => setChosen({ key: query, index: next }),
    press,
  };
}

/** How a field says that it has such a list. */
export const fieldProps = ({ listId, choices, selected }: Completion) => ({
  'aria-autocomplete': 'list' as const,
  'aria-haspopup': 'listbox' as const,
  ...(choices.length > 0 && {
    'aria-controls': listId,
    'aria-activedescendant': `${listId}-${choices[selected]?.id ?? ''}`,
  }),
});
