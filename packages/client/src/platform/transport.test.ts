import { describe, expect, test } from 'vitest';
import { type WebSocketClass, webSocketTransport } from './transport.ts';

class FakeSocket {
  static latest: FakeSocket;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  bufferedAmount = 17;
  readonly url: string;
  readonly protocols: string[];
  readonly sent: string[] = [];
  readonly closed: (number | undefined)[] = [];

  constructor(url: string, protocols: string[]) {
    this.url = url;
    this.protocols = protocols;
    FakeSocket.latest = this;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(code?: number): void {
    this.closed.push(code);
  }
}

function connect() {
  const told: unknown[] = [];
  const connection = webSocketTransport(FakeSocket as WebSocketClass)('wss://x/live', 'tidewire.v1.json', {
    onOpen: () => told.push('open'),
    onText: (text) => told.push(text),
    onClose: (code, reason) => told.push([code, reason]),
  });
  return { told, connection, socket: FakeSocket.latest };
}

describe('the WebSocket transport', () => {
  test('offers the one subprotocol, and passes on what happens', () => {
    const { told, connection, socket } = connect();
    expect(socket).toMatchObject({ url: 'wss://x/live', protocols: ['tidewire.v1.json'] });
    socket.onopen?.();
    socket.onmessage?.({ data: '{}' });
    connection.send('hello');
    socket.onerror?.({});
    socket.onclose?.({ code: 4200, reason: 'deploy' });
    expect(told).toEqual(['open', '{}', [4200, 'deploy']]);
    expect(socket.sent).toEqual(['hello']);
    expect(connection.bufferedBytes).toBe(17);
  });

  test('is silent once it was closed from here', () => {
    const { told, connection, socket } = connect();
    connection.close(4201);
    expect(socket.closed).toEqual([4201]);
    expect([socket.onopen, socket.onmessage, socket.onclose]).toEqual([null, null, null]);
    expect(told).toEqual([]);
  });

  test('without a class takes the platform’s, when it connects', () => {
    const platform = globalThis.WebSocket;
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
    try {
      const events = { onOpen: () => undefined, onText: () => undefined, onClose: () => undefined };
      webSocketTransport()('wss://platform/live', 'tidewire.v1.json', events);
      expect(FakeSocket.latest.url).toBe('wss://platform/live');
    } finally {
      globalThis.WebSocket = platform;
    }
  });
});
