import type { ServerMessage } from '@tidewire/protocol';
import type { OpenedSubscription, SubscribeOptions } from '../hub/subscription.ts';

/** A connection's end of the hub, as a session uses it. */
export interface ReaderPort {
  owner: string | undefined;
  readonly subscriptionCount: number;
  readonly lastSentAt: number;
  isSubscribed(channel: string): boolean;
  send(message: ServerMessage): void;
  subscribe(channel: string, options: SubscribeOptions): Promise<OpenedSubscription>;
  unsubscribe(channel: string): boolean;
  end(): void;
}
