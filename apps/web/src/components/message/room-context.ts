'use client';

import type { Role } from '@tidewire/protocol/wire';
import { createContext } from 'react';

/** Which room the messages stand in, and as what the reader is in it; `undefined` where nothing can be done to a message. */
export const RoomContext = createContext<{ roomId: string; role: Role } | undefined>(undefined);
