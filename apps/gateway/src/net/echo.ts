import type { Allowance, Connection, ConnectionHandler } from './connection.ts';

/**
 * Says back whatever is said: the bare endpoint, with no sign-in and no subprotocol. While the peer does not read, nothing more is read
 * from it, so that it costs no more than what one read brings.
 */
export function createEcho(connection: Connection, allowMessage: Allowance): ConnectionHandler {
  return {
    onMessage(data) {
      if (!allowMessage()) {
        connection.close(1008, 'too many messages');
        return;
      }
      connection.send(data);
      if (!connection.isWritable) connection.pauseReading();
    },
    onDrained: () => connection.resumeReading(),
    onClosed: () => {},
  };
}
