import { ApiKeySchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { hashApiKey, newApiKey } from '../credentials/api-key.ts';
import { type OpenHouse, useHouse } from './house.fixture.ts';

const hour = 3_600_000;
const inAnHour = () => new Date(Date.now() + hour);

export function describeCredentials(open: OpenHouse): void {
  describe('sessions and keys', () => {
    const house = useHouse(open);
    const addSession = (id: string, given: { userId?: string; expiresAt?: Date; createdAt?: Date } = {}) =>
      house.prisma.session.create({
        data: { id, token: `token-${id}`, userId: 'ada', expiresAt: inAnHour(), userAgent: 'x', ...given },
      });

    test('[U22] a person’s sessions are listed newest first, without their tokens and without those that ended', async () => {
      const createdAt = new Date(1_700_000_000_000);
      for (const id of ['a', 'b', 'c']) await addSession(id, { createdAt });
      await addSession('old', { expiresAt: new Date(0) });
      await addSession('other', { userId: 'grace' });
      const { credentials } = house.database;
      const first = await credentials.listSessions('ada', { limit: 2 });
      expect(first[0]).toEqual({
        id: 'c',
        userAgent: 'x',
        address: null,
        createdAt: createdAt.toISOString(),
        expiresAt: expect.any(String),
      });
      const after = { time: first[1]?.createdAt ?? '', id: 'b' };
      const second = await credentials.listSessions('ada', { after, limit: 2 });
      expect([...first, ...second].map(({ id }) => id)).toEqual(['c', 'b', 'a']);
      expect(await credentials.findSession('ada', 'a')).toEqual(second[0]);
      expect(await credentials.findSession('grace', 'a')).toBeUndefined();
      expect(await credentials.findSession('ada', 'old')).toBeUndefined();
    });

    test('[U22] a session is ended by its own person only, once', async () => {
      await addSession('a');
      const { credentials, users } = house.database;
      expect(await credentials.endSession('grace', 'a')).toBe(false);
      expect(await users.isCredentialGood({ type: 'session', id: 'a' })).toBe(true);
      const note = { actorId: 'grace', requestId: 'r', action: 'session.ended' } as const;
      expect(await credentials.endSession('ada', 'a', note)).toBe(true);
      expect(await credentials.endSession('ada', 'a', note)).toBe(false);
      expect(await users.isCredentialGood({ type: 'session', id: 'a' })).toBe(false);
      const rows = await house.database.audit.list({}, { limit: 5 });
      expect(rows).toMatchObject([{ action: 'session.ended', subject: 'user:ada' }]);
    });

    test('[U22] a session stands for its person while it lasts and they are not banned', async () => {
      await addSession('a');
      await addSession('old', { expiresAt: new Date(0) });
      await addSession('guest', { userId: 'otter' });
      const { credentials } = house.database;
      const user = { id: 'ada', name: 'Ada', guest: false, admin: false };
      const found = await credentials.findSessionHolder('token-a');
      expect(found).toEqual({ sessionId: 'a', expiresAt: expect.any(Number), user });
      expect(found?.expiresAt).toBeGreaterThan(Date.now());
      expect((await credentials.findSessionHolder('token-guest'))?.user.guest).toBe(true);
      for (const token of ['token-old', 'token-none', 'a', '']) {
        expect(await credentials.findSessionHolder(token), token).toBeUndefined();
      }
      await house.prisma.user.update({ where: { id: 'ada' }, data: { role: 'user,admin' } });
      expect((await credentials.findSessionHolder('token-a'))?.user.admin).toBe(true);
      const ban = (banExpires: Date | null) =>
        house.prisma.user.update({ where: { id: 'ada' }, data: { banned: true, banExpires } });
      await ban(new Date(0));
      expect(await credentials.findSessionHolder('token-a')).toBeDefined();
      await ban(null);
      expect(await credentials.findSessionHolder('token-a')).toBeUndefined();
    });

    test('[U20] a key stands for its person while it lasts and they are not banned', async () => {
      const { credentials } = house.database;
      const { id, secret } = await makeKey();
      const find = (key: string) => credentials.findKeyHolder(hashApiKey(key));
      const user = { id: 'ada', name: 'Ada', guest: false, admin: false };
      const scopes = ['rooms:read', 'rooms:write', 'feeds:read'];
      expect(await find(secret)).toEqual({ keyId: id, scopes, usedAt: undefined, user });
      await credentials.noteKeyUse(id);
      expect((await find(secret))?.usedAt).toBeGreaterThan(Date.now() - hour);
      expect((await credentials.findKey(id))?.lastUsedAt).not.toBeNull();
      const over = await makeKey({ expiresAt: new Date(Date.now() - hour).toISOString() });
      for (const other of [newApiKey(), over.secret]) expect(await find(other)).toBeUndefined();
      await house.prisma.apikey.update({ where: { id }, data: { enabled: false } });
      expect(await find(secret)).toBeUndefined();
      await house.prisma.apikey.update({ where: { id }, data: { enabled: true } });
      await house.prisma.user.update({ where: { id: 'ada' }, data: { banned: true } });
      expect(await find(secret)).toBeUndefined();
    });

    const makeKey = async (given: { ownerId?: string; scopes?: string; expiresAt?: string | null } = {}) => {
      const key = newApiKey();
      const made = await house.database.credentials.createKey(
        {
          ownerId: 'ada',
          name: 'Script',
          start: key.slice(0, 7),
          keyHash: hashApiKey(key),
          scopes: 'rooms:read rooms:write feeds:read',
          expiresAt: null,
          ...given,
        },
        { actorId: 'ada', requestId: 'r', action: 'api_key.created' },
      );
      if ('refused' in made) throw new Error(made.refused);
      return { secret: key, ...made.key };
    };

    test('[U20] a key is kept as its hash, and shown without it', async () => {
      const { secret, ...made } = await makeKey();
      expect(ApiKeySchema.parse(made)).toEqual({
        id: expect.any(String),
        userId: 'ada',
        name: 'Script',
        start: secret.slice(0, 7),
        scopes: ['rooms:read', 'rooms:write', 'feeds:read'],
        createdAt: expect.any(String),
        expiresAt: null,
        lastUsedAt: null,
      });
      const [row] = await house.prisma.apikey.findMany();
      expect(JSON.stringify(row)).not.toContain(secret);
      expect(JSON.stringify(await house.database.audit.list({}, { limit: 5 }))).not.toContain(
        hashApiKey(secret),
      );
      expect(await house.database.credentials.findKey(made.id)).toEqual(made);
      expect(await house.database.credentials.findKey('nothing')).toBeUndefined();
      expect(await house.database.users.isCredentialGood({ type: 'key', id: made.id })).toBe(true);
    });

    test('[U20] keys are listed newest first, and end once', async () => {
      const [first, second] = [await makeKey(), await makeKey()];
      await makeKey({ ownerId: 'grace' });
      const createdAt = new Date(1_700_000_000_000);
      await house.prisma.apikey.updateMany({ data: { createdAt } });
      const { credentials, users } = house.database;
      const list = (after?: { time: string; id: string }) =>
        credentials.listKeys('ada', { limit: 1, ...(after && { after }) });
      const [newest] = await list();
      expect(newest?.id).toBe(second.id);
      const after = { time: createdAt.toISOString(), id: second.id };
      expect((await list(after)).map(({ id }) => id)).toEqual([first.id]);
      const note = { actorId: 'ada', requestId: 'r', action: 'api_key.deleted' } as const;
      expect(await credentials.endKey(first.id, note)).toBe(true);
      expect(await credentials.endKey(first.id, note)).toBe(false);
      expect(await users.isCredentialGood({ type: 'key', id: first.id })).toBe(false);
    });

    test('[U20] one person has a hundred keys at most, and nobody who is not there has one', async () => {
      const now = new Date();
      await house.prisma.apikey.createMany({
        data: Array.from({ length: 100 }, (_, nth) => ({
          id: `k${nth}`,
          key: `${nth}`,
          referenceId: 'ada',
          createdAt: now,
          updatedAt: now,
        })),
      });
      await expect(makeKey()).rejects.toThrow('too_many');
      await expect(makeKey({ ownerId: 'nobody' })).rejects.toThrow('gone');
    });
  });
}
