import { InviteCodeSchema, MembershipSchema } from '@tidewire/protocol';
import { z } from 'zod';
import { toNodeEvents } from '#web/lib/node-events.ts';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { hashInviteCode } from '#web/lib/rooms/invite-code.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: operation({
    id: 'redeemInvite',
    summary: 'Come in by an invite',
    description: 'Whoever is in the room already uses nothing up.',
    refusals: ['banned'],
    scope: 'rooms:write',
    params: z.object({ code: InviteCodeSchema }),
    body: z.strictObject({}),
    bodyOptional: true,
    answers: { 200: MembershipSchema, 201: MembershipSchema },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const redeemed = await database.invites.redeem(hashInviteCode(params.code), caller.id);
      if ('refused' in redeemed) {
        return redeemed.refused === 'banned'
          ? refuse('banned', { until: redeemed.until })
          : refuse('not_found');
      }
      const { membership, created, committed } = redeemed;
      const { userId, role, room } = membership;
      if (created) {
        await gateway.publish([
          { type: 'member.set', roomId: room.id, userId, role },
          ...toNodeEvents(committed),
        ]);
      }
      return createdOrFound(created, `/v1/users/${userId}/rooms/${room.id}`, membership);
    },
  }),
});
