import type { Database } from '@tidewire/database';
import type { Broker } from '../broker/broker.ts';
import type { Clock } from '../clock.ts';
import type { Memberships } from './memberships.ts';
import type { SessionSettings } from './session-settings.ts';
import type { TicketGate } from './tickets.ts';

/** What every session of this node shares. */
export interface Services {
  /** This node's name, as `welcome` tells it. */
  readonly node: string;
  readonly clock: Clock;
  readonly settings: SessionSettings;
  readonly tickets: TicketGate;
  readonly memberships: Memberships;
  readonly database: Pick<Database, 'messages' | 'logs' | 'users' | 'feeds' | 'restrictions'>;
  readonly publish: Broker['publish'];
  /** True when this state channel has a value, which is proof enough that its feed exists. */
  readonly hasValue: (channel: string) => boolean;
}
