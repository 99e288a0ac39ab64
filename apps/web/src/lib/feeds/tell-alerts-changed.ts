import { userChannel } from '@tidewire/protocol';
import type { Services } from '../services.ts';

/** The gateways look at prices with the alerts as they are now; the person's other tabs and devices show them. */
export async function tellAlertsChanged(
  { database, gateway }: Services,
  userId: string,
  feedId: string,
): Promise<void> {
  const channel = userChannel(userId);
  const data = { kind: 'alerts.changed' } as const;
  const appended = await database.logs.append(channel, data);
  await gateway.publish([
    { type: 'alerts.changed', feedId },
    { type: 'log', channel, ...appended, data },
  ]);
}
