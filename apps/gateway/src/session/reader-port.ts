import type { Author, ChannelKind, PresencePage, ServerMessage } from '@tidewire/protocol';
import type { OpenedSubscription, PeopleRequest, SubscribeOptions } from '../hub/subscription.ts';

/** A connection's end of the hub, as a session uses it. */
export interface ReaderPort {
  person: Author | undefined;
  subscriptionCount(kind: ChannelKind): number;
  readonly lastSentAt: number;
  isSubscribed(channel: string): boolean;
  send(message: ServerMessage): void;
  subscribe(channel: string, options: SubscribeOptions): Promise<OpenedSubscription>;
  unsubscribe(channel: string): boolean;
  /** Undefined when the room is not subscribed. */
  people(channel: string, asked: PeopleRequest): PresencePage | undefined;
  end(): void;
}
