import type {
  ApiKey,
  ApiKeyCreate,
  MembershipPatch,
  Session,
  User,
  UserPatch,
} from '@tidewire/protocol/wire';
import { call, callAll } from './rest-call.ts';

/** What people ask of the REST API about their own account. */
const me = { userId: 'me' };

export const accountApi = {
  me: (): Promise<User> => call('get', '/v1/users/{userId}', { path: me }),
  change: (patch: UserPatch): Promise<User> => call('patch', '/v1/users/{userId}', { path: me, body: patch }),
  delete: async (): Promise<void> => {
    await call('delete', '/v1/users/{userId}', { path: me });
  },

  sessions: (): Promise<Session[]> => callAll('/v1/users/{userId}/sessions', { path: me }),
  endSession: async (sessionId: string): Promise<void> => {
    await call('delete', '/v1/users/{userId}/sessions/{sessionId}', { path: { ...me, sessionId } });
  },

  keys: (): Promise<ApiKey[]> => callAll('/v1/api-keys', {}),
  createKey: (key: ApiKeyCreate): Promise<ApiKey & { key: string }> =>
    call('post', '/v1/api-keys', { body: key }),
  endKey: async (keyId: string): Promise<void> => {
    await call('delete', '/v1/api-keys/{keyId}', { path: { keyId } });
  },

  setNotifications: async (
    roomId: string,
    notifications: NonNullable<MembershipPatch['notifications']>,
  ): Promise<void> => {
    await call('patch', '/v1/users/{userId}/rooms/{roomId}', {
      path: { ...me, roomId },
      body: { notifications },
    });
  },
} as const;
