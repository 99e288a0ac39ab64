'use client';

import type { Role } from '@tidewire/protocol/wire';
import { createContext } from 'react';
import type { MessageRow } from '../room/timeline-rows.ts';

/** Where messages stand, and what can be done to them there. `undefined` where nothing can. */
export type MessagePlace = {
  readonly roomId: string;
  readonly role: Role;
  /** Somebody keeps it, and can be asked to look at a message: not so in a direct room or a group. */
  readonly isKept: boolean;
  /** In a thread nobody needs to be told what it is a thread of. */
  readonly isThread: boolean;
  readonly openThread: (rootId: string) => void;
  readonly openMenu: (row: MessageRow, anchor: HTMLElement) => void;
  /** The message whose menu is open. */
  readonly menuOf: string | undefined;
};

export const MessagePlaceContext = createContext<MessagePlace | undefined>(undefined);
