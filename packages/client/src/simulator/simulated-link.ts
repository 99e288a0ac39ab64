/** One connection over a simulated network: a pipe there, a pipe back, and a life that may end before either side wants it to. */
import type { Cancel, Clock } from '../platform/clock.ts';
import type { Transport, TransportConnection } from '../platform/transport.ts';
import type { NetworkConditions } from './conditions.ts';
import { Pipe } from './pipe.ts';

export type Link = {
  /** Breaks it, with what is on its way. */
  break(): void;
  followConditions(): void;
};

export type LinkParts = {
  inner: Transport;
  clock: Clock;
  random: () => number;
  conditions: () => NetworkConditions;
  onMade: (link: Link) => void;
  onGone: (link: Link) => void;
};

/** RFC 6455 §7.1.5: the connection was closed without a close frame. */
const brokenCode = 1006;
/** A browser's socket cannot be torn, so the far side hears this instead of nothing. */
const farCode = 1000;

/** After so long without an answer to its pings a gateway takes a peer for gone. A browser answers them by itself, silence or not. */
const farPatienceMs = 35_000;

/** TCP and the upgrade take a round trip each before the first message; the half that an answer takes is the pipe's own. */
const handshakeRoundTrips = 1.5;

const utf8 = new TextEncoder();

export function simulateLink(parts: LinkParts): Transport {
  const { inner, clock, random, conditions, onMade, onGone } = parts;
  return (url, subprotocol, events) => {
    /** The client has closed it, or was told that it is closed. */
    let isHeard = true;
    /** Nothing may go in either direction any more. */
    let isOver = false;
    let socket: TransportConnection | undefined;
    let endLife: Cancel = () => undefined;
    /** There while the far side waits in silence. */
    let endPatience: Cancel | undefined;

    const finish = () => {
      isOver = true;
      endLife();
      endPatience?.();
      outbound.clear();
      inbound.clear();
      onGone(link);
    };
    const tellClosed = (code: number, reason: string) => {
      if (!isHeard) return;
      isHeard = false;
      events.onClose(code, reason);
    };
    const breakNow = () => {
      if (isOver) return;
      finish();
      socket?.close(farCode);
      tellClosed(brokenCode, '');
    };
    const limitLife = () => {
      endLife();
      const { meanLifeMs } = conditions();
      if (meanLifeMs === undefined) return;
      // Exponentially spread, and no longer than a timer may be.
      const ms = Math.min(-Math.log(1 - random()) * meanLifeMs, 100 * meanLifeMs);
      endLife = clock.setTimer(breakNow, Math.ceil(ms));
    };
    const limitPatience = () => {
      const isSilent = conditions().offline === 'silent';
      if (isSilent === (endPatience !== undefined)) return;
      endPatience?.();
      endPatience = isSilent ? clock.setTimer(() => socket?.close(farCode), farPatienceMs) : undefined;
    };
    let livedUnder = conditions().meanLifeMs;
    const link: Link = {
      break: breakNow,
      followConditions: () => {
        outbound.flow();
        inbound.flow();
        if (!isOver) limitPatience();
        if (isOver || livedUnder === conditions().meanLifeMs) return;
        livedUnder = conditions().meanLifeMs;
        limitLife();
      },
    };
    const pipe = () => new Pipe({ clock, random, conditions, onBroken: breakNow });
    const outbound = pipe();
    const inbound = pipe();
    onMade(link);

    const connect = () => {
      const opened = inner(url, subprotocol, {
        onOpen: () => {
          if (isOver) return;
          inbound.push(0, () => isHeard && events.onOpen(), { roundTrips: handshakeRoundTrips });
        },
        onText: (text) => {
          if (isOver || !isHeard) return;
          inbound.push(bytesOf(text), () => isHeard && events.onText(text));
        },
        onClose: (code, reason) => {
          if (isOver) return;
          socket = undefined;
          inbound.push(0, () => {
            finish();
            tellClosed(code, reason);
          });
        },
      });
      // It may have broken while it was being made.
      if (isOver) opened.close(farCode);
      else {
        socket = opened;
        limitLife();
      }
    };
    const connectNow = () => {
      try {
        connect();
      } catch (error) {
        finish();
        throw error;
      }
    };
    const connectLater = () => {
      try {
        connect();
      } catch {
        // Whoever asked has its connection long since, and a transport that throws is one that closed with 1006.
        breakNow();
      }
    };

    // A transport tells nothing before it has returned, so a refusal waits for its turn too.
    if (conditions().offline === 'cut') endLife = clock.setTimer(breakNow, 0);
    // In silence nothing is even asked for: the first parcel is the connection itself.
    else if (conditions().offline === 'silent') outbound.push(0, connectLater);
    else connectNow();

    return {
      send: (text) => {
        if (!isOver && isHeard) outbound.push(bytesOf(text), () => socket?.send(text));
      },
      close: (code) => {
        isHeard = false;
        if (isOver) return;
        // The far side never heard of it, or has gone already.
        if (socket === undefined) return finish();
        // Behind what was said before. In silence the far side does not hear of it either: it has a half-open connection.
        outbound.push(0, () => {
          const closing = socket;
          finish();
          closing?.close(code);
        });
      },
      get bufferedBytes() {
        return outbound.bytes + (socket?.bufferedBytes ?? 0);
      },
    };
  };
}

const bytesOf = (text: string): number => utf8.encode(text).length;
