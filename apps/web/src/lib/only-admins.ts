import type { Caller } from './caller.ts';
import { type Refusal, refuse } from './rest/refusal.ts';

const forAdmins = refuse('forbidden', { detail: 'Only administrators may' });

/** For the `admits` of an operation. */
export const onlyAdmins = ({ admin }: Caller): Refusal | undefined => (admin ? undefined : forAdmins);
