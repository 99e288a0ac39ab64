import { InviteCodeSchema, InvitePreviewSchema } from '@tidewire/protocol';
import { z } from 'zod';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { hashInviteCode } from '#web/lib/rooms/invite-code.ts';
import { findBan } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'previewInvite',
    summary: 'See what an invite leads to',
    description:
      'A code that is unknown, has expired, is used up or was taken back is not there. Whom the room has banned it leads nowhere.',
    refusals: ['banned'],
    scope: 'rooms:read',
    params: z.object({ code: InviteCodeSchema }),
    answers: { 200: InvitePreviewSchema },
    handle: async ({ caller, params, services: { database } }) => {
      const found = await database.invites.preview(hashInviteCode(params.code));
      if (found === undefined) return refuse('not_found');
      const ban = await findBan(database, caller, found.room.id);
      if (ban !== undefined) return ban;
      return ok({ room: found.room, expiresAt: found.invite.expiresAt });
    },
  }),
});
