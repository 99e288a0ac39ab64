import type { Membership, RoomCreate } from '@tidewire/protocol';
import { toNodeEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';

/** With the same id and owner as before it gives the room that is there: `created` is false. */
export async function createRoom(
  { database, gateway }: Services,
  ownerId: string,
  given: RoomCreate,
): Promise<{ membership: Membership; created: boolean } | Refusal> {
  const made = await database.rooms.create(ownerId, given);
  if ('refused' in made) {
    return made.refused === 'gone' ? refuse('not_found') : refuse('conflict', { detail: 'This id is taken' });
  }
  const { membership, created, committed } = made;
  const { room, userId, role } = membership;
  if (created) {
    await gateway.publish([
      { type: 'member.set', roomId: room.id, userId, role },
      ...toNodeEvents(committed),
    ]);
  }
  return { membership, created };
}
