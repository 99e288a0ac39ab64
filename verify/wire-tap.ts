/** Listens in on a client's transport: which of its publishes the server acknowledged, whatever the client makes of it, and how connections end. */
import { type Transport, webSocketTransport } from '@tidewire/client';
import { parseClientMessage, parseServerMessage } from '@tidewire/protocol';
import type { History } from './history.ts';

/** A browser says where a page is from; here it must be said. */
export function createTransport(origin: string): Transport {
  // Node's takes options where the standard has protocols; the standard's type does not know.
  const PlatformSocket = globalThis.WebSocket as unknown as new (
    url: string,
    options: { protocols: string[]; headers: Record<string, string> },
  ) => WebSocket;
  class SocketWithOrigin extends PlatformSocket {
    constructor(url: string, protocols: string[]) {
      super(url, { protocols, headers: { origin } });
    }
  }
  return webSocketTransport(SocketWithOrigin);
}

export function tap(inner: Transport, name: string, history: History): Transport {
  return (url, subprotocol, events) => {
    const asked = new Map<number, { messageId: string; channel: string }>();
    const connection = inner(url, subprotocol, {
      onOpen: events.onOpen,
      onText: (text) => {
        noteAnswer(text, asked, history);
        events.onText(text);
      },
      onClose: (code, reason) => {
        history.add({ type: 'disconnected', client: name, code });
        events.onClose(code, reason);
      },
    });
    return {
      send: (text) => {
        noteQuestion(text, asked);
        connection.send(text);
      },
      close: (code) => connection.close(code),
      get bufferedBytes() {
        return connection.bufferedBytes;
      },
    };
  };
}

type Asked = Map<number, { messageId: string; channel: string }>;

function noteQuestion(text: string, asked: Asked): void {
  if (!text.includes('"publish"')) return;
  const message = parseClientMessage(text);
  if (!message.ok || message.value.type !== 'publish') return;
  const { id, channel, data } = message.value;
  asked.set(id, { messageId: data.messageId, channel });
}

function noteAnswer(text: string, asked: Asked, history: History): void {
  if (asked.size === 0 || !text.includes('"re"')) return;
  const message = parseServerMessage(text);
  if (!message.ok || (message.value.type !== 'ok' && message.value.type !== 'error')) return;
  const { re = 0 } = message.value;
  const question = asked.get(re);
  asked.delete(re);
  if (question === undefined || message.value.type !== 'ok') return;
  const { seq } = message.value;
  if (seq === undefined) {
    history.add({
      type: 'complaint',
      of: 'gateway',
      text: `it acknowledged ${question.messageId} without a place`,
    });
  } else history.add({ type: 'acknowledged', by: 'wire', ...question, seq });
}
