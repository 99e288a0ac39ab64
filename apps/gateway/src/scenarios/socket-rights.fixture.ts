/**
 * The callers of docs/rights.md as the gateway meets them, and that page's table of the socket.
 */
import { hashApiKey, newApiKey } from '@tidewire/database';
import type { Role, Visibility } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { type CallerKind, readRights } from '../../../../documents/rights.fixture.ts';
import { sessionIdOf, signTicket, type TestGateway } from './gateway.fixture.ts';

/** A word for what is answered, a number for the code of the close. */
export type Outcome = string | number;
export type Row = { command: string; on: string; expected: Record<CallerKind, Outcome> };

export const readSocketTable = (): Row[] =>
  readRights('Over the socket', (cell): Outcome => (/^\d+$/.test(cell) ? Number(cell) : cell)).map(
    ({ what, ...row }) => ({ command: what, ...row }),
  );

/** Somebody else in both rooms, who hears what is heard there. */
export const fellow = 'fellow';
export const feedId = 'stock.GOOG';
export const matchId = 'match.cup-1';

export type House = {
  rooms: Record<Visibility, string>;
  /** Whose notices are one’s own. */
  personOf(kind: CallerKind): string;
  /** One for a connection; `undefined` for those who are given none. */
  ticketOf(kind: CallerKind): Promise<string | undefined>;
};

/** People are named for what they are; the keys are the owner’s. */
export async function furnish(gateway: TestGateway): Promise<House> {
  const { database } = gateway;
  for (const id of ['Stranger', 'Member', 'Moderator', 'Owner', 'Admin', fellow]) await gateway.addPerson(id);
  await gateway.addPerson('Guest', { guest: true });
  await database.prisma.user.update({ where: { id: 'Admin' }, data: { role: 'admin' } });
  const rooms = { public: await addRoom(gateway, 'public'), private: await addRoom(gateway, 'private') };
  const about = { title: 'Feed', currency: null, provenance: 'replayed' } as const;
  await database.feeds.create({ id: feedId, kind: 'quote', ...about });
  await database.feeds.create({ id: matchId, kind: 'match', ...about });
  const hourMs = 3_600_000;
  const writeKeyId = await addKey(gateway, new Date(Date.now() + hourMs));
  const expiredKeyId = await addKey(gateway, new Date(Date.now() - hourMs));

  return {
    rooms,
    personOf: (kind) => (kind.endsWith('key') ? 'Owner' : kind),
    ticketOf: async (kind) => {
      switch (kind) {
        case 'Nobody':
        case 'Read key':
          return undefined;
        case 'Write key':
          return signTicket('Owner', { credential: { type: 'key', id: writeKeyId } });
        case 'Expired key':
          return signTicket('Owner', { credential: { type: 'key', id: expiredKeyId } });
        default:
          return signTicket(kind, {
            guest: kind === 'Guest',
            admin: kind === 'Admin',
            credential: { type: 'session', id: sessionIdOf(kind) },
          });
      }
    },
  };
}

async function addRoom({ database }: TestGateway, visibility: Visibility): Promise<string> {
  const id = v7();
  await database.rooms.create('Owner', { id, name: 'Room', topic: '', visibility });
  const roles: [string, Role][] = [
    ['Member', 'member'],
    ['Moderator', 'moderator'],
    [fellow, 'member'],
  ];
  for (const [person, role] of roles) await database.rooms.putMember(id, person, role);
  return id;
}

async function addKey({ database }: TestGateway, expiresAt: Date): Promise<string> {
  const key = newApiKey();
  const made = await database.credentials.createKey({
    ownerId: 'Owner',
    name: 'Key',
    start: key.slice(0, 7),
    keyHash: hashApiKey(key),
    scopes: 'tickets:create',
    expiresAt: expiresAt.toISOString(),
  });
  if ('refused' in made) throw new Error(`the key was refused: ${made.refused}`);
  return made.key.id;
}
