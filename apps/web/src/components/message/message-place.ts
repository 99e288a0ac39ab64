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
  /** Offers every emoji to react with, at the button that asked. */
  readonly openEmoji: (row: MessageRow, anchor: HTMLElement) => void;
  /** The message that the emoji are open for. */
  readonly emojiOf: string | undefined;
  /** The message that a link led to a moment ago. */
  readonly markedId: string | undefined;
  /** The messages that the room has pinned. */
  readonly pinned: ReadonlySet<string>;
  /** Leads to another message of this room, whatever its age. */
  readonly toMessage: (messageId: string) => void;
  /** Lets the reader choose another day, beginning with the one of this moment. */
  readonly askForDate: (at: number) => void;
};

export const MessagePlaceContext = createContext<MessagePlace | undefined>(undefined);
