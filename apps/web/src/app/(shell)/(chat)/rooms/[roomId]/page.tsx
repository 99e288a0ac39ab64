import { IdSchema } from '@tidewire/protocol';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findPerson } from '#web/app/signed-in.ts';
import { services } from '#web/lib/services.ts';

type Props = { params: Promise<{ roomId: string }> };

/** The room's name is in the title only for those who may know of the room. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { roomId } = await params;
  const person = await findPerson();
  if (!IdSchema.safeParse(roomId).success) return { title: 'Not found' };
  if (person === undefined) return { title: 'Room' };
  const { rooms } = services().database;
  const room = await rooms.find(roomId);
  const mayKnow = room?.visibility === 'public' || (await rooms.findRole(person.id, roomId)) !== undefined;
  return { title: room !== undefined && mayKnow ? room.name : 'Room' };
}

/** The layout has drawn the room. */
export default async function RoomPage({ params }: Props) {
  const { roomId } = await params;
  if (!IdSchema.safeParse(roomId).success) notFound();
  return null;
}
