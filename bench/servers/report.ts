/** What a server under measurement tells whoever started it, over the channel between the two processes. */
export type Report =
  | { type: 'listening'; port: number }
  | {
      type: 'figures';
      /** Most that this process holds for one connection. */
      largestHeldBytes: number;
      /** Connections that take nothing at the moment. */
      stuckReaders: number;
    };

const everyMs = 20;

/** Says where the server listens, and from then on what it holds. */
export function startReports(port: number, figures: () => Omit<Report & { type: 'figures' }, 'type'>): void {
  if (process.send === undefined) throw new Error('a server of the bench is started by the bench');
  // Whoever listened may be gone already; the end of the channel ends this process as well.
  const send = (report: Report) => process.send?.(report, () => undefined);
  send({ type: 'listening', port });
  setInterval(() => send({ type: 'figures', ...figures() }), everyMs);
  process.once('disconnect', () => process.exit());
}
