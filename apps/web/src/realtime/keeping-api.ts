import type {
  AuditEvent,
  Invite,
  InviteCreate,
  Membership,
  Page,
  Report,
  ReportState,
  Restriction,
  Role,
  Room,
  RoomPatch,
} from '@tidewire/protocol/wire';
import { call, callAll } from './rest-call.ts';

/** What those who keep a room ask of the REST API, and what concerns them. Apart from `api`: a room is read far more often than kept. */
type InvitePreview = { room: { id: string; name: string; memberCount: number }; expiresAt: string | null };
export type RestrictionKind = 'bans' | 'mutes';

export const keepingApi = {
  updateRoom: (roomId: string, patch: RoomPatch): Promise<Room> =>
    call('patch', '/v1/rooms/{roomId}', { path: { roomId }, body: patch }),
  deleteRoom: async (roomId: string, reason: string): Promise<void> => {
    await call('delete', '/v1/rooms/{roomId}', { path: { roomId }, query: { reason } });
  },
  setRole: async (roomId: string, userId: string, role: Role): Promise<void> => {
    await call('patch', '/v1/users/{userId}/rooms/{roomId}', { path: { userId, roomId }, body: { role } });
  },
  removeMember: async (roomId: string, userId: string, reason: string): Promise<void> => {
    await call('delete', '/v1/users/{userId}/rooms/{roomId}', {
      path: { userId, roomId },
      query: { reason },
    });
  },

  invites: (roomId: string): Promise<Invite[]> => callAll('/v1/rooms/{roomId}/invites', { path: { roomId } }),
  createInvite: (roomId: string, given: InviteCreate): Promise<Invite & { code: string }> =>
    call('post', '/v1/rooms/{roomId}/invites', { path: { roomId }, body: given }),
  deleteInvite: async (roomId: string, inviteId: string): Promise<void> => {
    await call('delete', '/v1/rooms/{roomId}/invites/{inviteId}', { path: { roomId, inviteId } });
  },
  previewInvite: (code: string): Promise<InvitePreview> =>
    call('get', '/v1/invites/{code}', { path: { code } }),
  redeemInvite: (code: string): Promise<Membership> =>
    call('post', '/v1/invites/{code}/redemptions', { path: { code }, body: {} }),

  restrictions: (roomId: string, kind: RestrictionKind): Promise<Restriction[]> =>
    kind === 'bans'
      ? callAll('/v1/rooms/{roomId}/bans', { path: { roomId } })
      : callAll('/v1/rooms/{roomId}/mutes', { path: { roomId } }),
  ban: async (roomId: string, userId: string, given: { reason: string; until: string | null }) => {
    await call('put', '/v1/rooms/{roomId}/bans/{userId}', { path: { roomId, userId }, body: given });
  },
  mute: async (roomId: string, userId: string, given: { reason: string; until: string }) => {
    await call('put', '/v1/rooms/{roomId}/mutes/{userId}', { path: { roomId, userId }, body: given });
  },
  lift: async (roomId: string, userId: string, kind: RestrictionKind): Promise<void> => {
    if (kind === 'bans')
      await call('delete', '/v1/rooms/{roomId}/bans/{userId}', { path: { roomId, userId } });
    else await call('delete', '/v1/rooms/{roomId}/mutes/{userId}', { path: { roomId, userId } });
  },

  report: async (roomId: string, messageId: string, reason: string): Promise<void> => {
    await call('post', '/v1/rooms/{roomId}/reports', { path: { roomId }, body: { messageId, reason } });
  },
  openReports: (roomId: string): Promise<Page<Report>> =>
    call('get', '/v1/rooms/{roomId}/reports', { path: { roomId }, query: { limit: 100, state: 'open' } }),
  decide: async (roomId: string, reportId: string, state: ReportState): Promise<void> => {
    await call('patch', '/v1/rooms/{roomId}/reports/{reportId}', {
      path: { roomId, reportId },
      body: { state },
    });
  },
  history: (roomId: string, cursor?: string): Promise<Page<AuditEvent>> =>
    call('get', '/v1/rooms/{roomId}/audit-events', { path: { roomId }, query: { limit: 50, cursor } }),
} as const;
