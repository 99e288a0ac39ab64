import type { Tamper } from './link.ts';

/** An event as the gateway sends it; the rest is passed on as it is. */
export type WireEvent = { type: 'event'; channel: string; seq: number; data: { kind: string } };

/**
 * Lies once: the fourth message on its way to a client becomes what `lie` makes of it, and everything after it is numbered so that the
 * client has no way to notice.
 *
 * @param lie gets the channels of which an event was seen
 */
export function createLiar(lie: (event: WireEvent, channels: readonly string[]) => WireEvent[]): Tamper {
  const latest = new Map<string, number>();
  let messages = 0;
  let hasLied = false;
  const renumber = (event: WireEvent): string => {
    const seq = (latest.get(event.channel) ?? event.seq - 1) + 1;
    latest.set(event.channel, seq);
    return JSON.stringify({ ...event, seq });
  };
  return {
    toClient(text) {
      const event = readEvent(text);
      if (event === undefined) return [text];
      if (event.data.kind === 'message.created') messages += 1;
      const told = hasLied || messages < 4 ? [event] : lie(event, [...latest.keys()]);
      hasLied ||= told.length !== 1;
      return told.map(renumber);
    },
    toGateway: () => undefined,
  };
}

/** Acknowledges the first thing that its client publishes, and does not pass it on. */
export function createForger(): Tamper {
  let hasForged = false;
  return {
    toClient: (text) => [text],
    toGateway(text) {
      const message: unknown = JSON.parse(text);
      if (hasForged || !isPublish(message)) return undefined;
      hasForged = true;
      const ok = { type: 'ok', re: message.id, seq: 1, epoch: 'forged', ts: 1, duplicate: false };
      return JSON.stringify(ok);
    },
  };
}

function readEvent(text: string): WireEvent | undefined {
  const message: unknown = JSON.parse(text);
  const isEvent =
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'event';
  return isEvent ? (message as WireEvent) : undefined;
}

const isPublish = (message: unknown): message is { id: number } =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'publish';
