import { FeedIdSchema } from '@tidewire/protocol';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';

export const FeedParams = z.object({ feedId: FeedIdSchema });

/** Sources run feeds: administrators, and keys of theirs that were given `feeds:publish` (which the operation asks for). */
export const onlySources = (caller: Caller): Refusal | undefined =>
  caller.admin || caller.credential.type === 'key' ? undefined : forSources;

const forSources = refuse('forbidden', { detail: 'Feeds are run by services and administrators' });
