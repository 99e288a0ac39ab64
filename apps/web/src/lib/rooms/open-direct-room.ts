import { assertNever, type DirectRoomOpen, type Membership } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';
import { toNodeEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';

/** Of two people there is one room, however many ask for it at once; with people one shares no room with there is none. */
export async function openDirectRoom(
  { database, gateway, newId }: Services,
  caller: Caller,
  { id = newId(), participantIds }: DirectRoomOpen,
): Promise<{ membership: Membership; created: boolean } | Refusal> {
  const oneself = participantIds.indexOf(caller.id);
  if (oneself !== -1) return unknown(oneself, 'You are among them without being named');
  const opened = await database.rooms.openDirect(caller.id, participantIds, id);
  if ('refused' in opened) {
    switch (opened.refused) {
      case 'gone':
        return refuse('not_found');
      case 'taken':
        return refuse('conflict', { detail: 'This id is taken' });
      case 'stranger':
        return unknown(participantIds.indexOf(opened.userId), 'Nobody you share a room with');
      default:
        return assertNever(opened);
    }
  }
  const { membership, created, committed } = opened;
  if (created) {
    const roomId = membership.room.id;
    await gateway.publish([
      ...(membership.participants ?? []).map(
        (person) => ({ type: 'member.set', roomId, userId: person.id, role: 'member' }) as const,
      ),
      ...toNodeEvents(committed),
    ]);
  }
  return { membership, created };
}

const unknown = (index: number, message: string): Refusal =>
  refuse('invalid', { errors: [{ pointer: `/participantIds/${index}`, code: 'unknown', message }] });
