import { type Author, type ChannelRef, feedChannel, type ServerMessage } from '@tidewire/protocol';
import type { Log } from '../log.ts';
import { type Failure, failure, isRetryable, restricted, toErrorMessage } from './failure.ts';
import type { ReaderPort } from './reader-port.ts';
import type { Services } from './services.ts';
import { TokenBucket } from './token-bucket.ts';

/** A signed-in person on a connection: what a handler needs to answer them, and what they may. */
export class LiveSession {
  readonly user: Author;
  readonly services: Services;
  readonly reader: ReaderPort;
  readonly log: Log;
  readonly requests: TokenBucket;
  readonly signals: TokenBucket;
  readonly #publishes: readonly TokenBucket[];
  readonly #underWay = new Set<Promise<void>>();

  /** `userPublishes` is shared by all connections of this person. */
  constructor(parts: {
    user: Author;
    services: Services;
    reader: ReaderPort;
    log: Log;
    userPublishes: TokenBucket;
  }) {
    this.user = parts.user;
    this.services = parts.services;
    this.reader = parts.reader;
    this.log = parts.log;
    const { clock, settings } = parts.services;
    this.requests = new TokenBucket(clock, settings.requestsPerSecond, settings.requestBurst);
    this.signals = new TokenBucket(clock, settings.signalsPerSecond, settings.signalsPerSecond);
    const own = new TokenBucket(clock, settings.publishPerSecond, settings.publishBurst);
    this.#publishes = [own, parts.userPublishes];
  }

  reply(message: ServerMessage): void {
    this.reader.send(message);
  }

  refuse(re: number, refusal: Failure): void {
    this.reader.send(toErrorMessage(re, refusal));
  }

  /** 0 when one more message may be published now, else in how many milliseconds. Takes from both limits or from neither. */
  takePublish(): number {
    const taken: TokenBucket[] = [];
    for (const bucket of this.#publishes) {
      const waitMs = bucket.take();
      if (waitMs === 0) {
        taken.push(bucket);
        continue;
      }
      for (const other of taken) other.giveBack();
      return waitMs;
    }
    return 0;
  }

  get publishesUnderWay(): number {
    return this.#underWay.size;
  }

  /** Counts as under way until it settles. */
  async track(work: Promise<void>): Promise<void> {
    this.#underWay.add(work);
    try {
      await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  /** Resolves when everything this person had published is answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  isMember(roomId: string): boolean {
    return this.services.memberships.roleIn(this.user.id, roomId) !== undefined;
  }

  /** Why this person may not read a channel. A thing that is not theirs looks like one that is not there. */
  async refuseReading(ref: ChannelRef): Promise<Failure | undefined> {
    switch (ref.type) {
      case 'room':
        return this.isMember(ref.roomId) ? undefined : this.refuseStranger(ref.roomId);
      case 'user':
      case 'stream':
        return ref.userId === this.user.id ? undefined : failure('not_found');
      case 'feed':
        return this.#refuseFeed(ref.feedId);
      case 'timeline':
        // Only in matches something happens.
        return ref.feedId.startsWith('match.') ? this.#refuseFeed(ref.feedId) : failure('not_found');
    }
  }

  /** What a caller is told when the database did not do what was asked. What is not its own kind of failure is a bug and goes on up. */
  databaseFailure(error: unknown): Failure {
    if (!isRetryable(error)) throw error;
    this.log.warn({ err: error }, 'the database did not answer a request');
    return failure('unavailable', undefined, this.services.settings.retryAfterMs);
  }

  /** Whoever is banned is told so; to everybody else a room that is not theirs is not there. */
  async refuseStranger(roomId: string): Promise<Failure> {
    try {
      const ban = await this.services.database.restrictions.find(roomId, this.user.id, 'ban');
      return ban === undefined ? failure('not_found') : restricted('banned', ban.until);
    } catch (error) {
      return this.databaseFailure(error);
    }
  }

  async #refuseFeed(feedId: string): Promise<Failure | undefined> {
    if (this.services.hasValue(feedChannel(feedId))) return undefined;
    try {
      const feed = await this.services.database.feeds.find(feedId);
      return feed === undefined ? failure('not_found') : undefined;
    } catch (error) {
      return this.databaseFailure(error);
    }
  }
}
