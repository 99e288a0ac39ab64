/** What a transport tells about one connection. After `onClose` nothing more comes; after `close()` nothing at all. */
export type TransportEvents = {
  onOpen(): void;
  onText(text: string): void;
  /** With the close code of RFC 6455; 1006 when the connection broke or never opened. */
  onClose(code: number, reason: string): void;
};

export type TransportConnection = {
  send(text: string): void;
  /** @param code 1000 or 3000–4999, as browsers allow. */
  close(code: number): void;
  /** Bytes handed to `send` that have not left yet. */
  readonly bufferedBytes: number;
};

/**
 * Opens one connection. Whatever carries messages in order may stand here: a WebSocket, a port to a worker that owns the socket, a
 * simulator of bad networks. It may throw; that counts as a connection that closed with 1006.
 */
export type Transport = (url: string, subprotocol: string, events: TransportEvents) => TransportConnection;

/** The part of the WHATWG `WebSocket` that is used; Node's own and the `ws` package's have it too. */
export type WebSocketClass = new (
  url: string,
  protocols: string[],
) => {
  onopen: unknown;
  onmessage: unknown;
  onclose: unknown;
  onerror: unknown;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code?: number): void;
};

/** The ordinary transport. Without an argument it takes the WebSocket of the browser, or of Node, when it connects. */
export function webSocketTransport(WebSocketImplementation?: WebSocketClass): Transport {
  return (url, subprotocol, events) => {
    const Implementation = WebSocketImplementation ?? globalThis.WebSocket;
    const socket = new Implementation(url, [subprotocol]);
    const detach = () => {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
    };
    socket.onopen = () => events.onOpen();
    // This subprotocol has no binary messages; one would turn up here as text that nobody can read, and be reported as that.
    socket.onmessage = (message: { data: unknown }) => events.onText(String(message.data));
    socket.onclose = (close: { code: number; reason: string }) => {
      detach();
      events.onClose(close.code, close.reason);
    };
    // An error says nothing in browsers, by design, and a close follows it; unheard, it would be thrown in Node.
    socket.onerror = () => undefined;
    return {
      send: (text) => socket.send(text),
      close: (code) => {
        detach();
        socket.close(code);
      },
      get bufferedBytes() {
        return socket.bufferedAmount;
      },
    };
  };
}
