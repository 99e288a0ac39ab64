/**
 * The callers of docs/rights.md as the gateway meets them, and that page's table of the socket.
 */
import { readFileSync } from 'node:fs';
import { hashApiKey, newApiKey } from '@tidewire/database';
import type { Role, Visibility } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { sessionIdOf, signTicket, type TestGateway } from './gateway.fixture.ts';

export const callers = [
  'Nobody',
  'Guest',
  'Stranger',
  'Member',
  'Moderator',
  'Owner',
  'Admin',
  'Read key',
  'Write key',
  'Expired key',
] as const;
export type CallerKind = (typeof callers)[number];

/** A word for what is answered, a number for the code of the close. */
export type Outcome = string | number;
export type Row = { command: string; on: string; expected: Record<CallerKind, Outcome> };

export function readSocketTable(): Row[] {
  const page = readFileSync(new URL('../../../../docs/rights.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split('\n## Over the socket\n');
  const [head, , ...lines] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  if (head?.slice(2).join() !== callers.join()) throw new Error(`the columns are not ${callers.join()}`);
  return lines.map(([command = '', on = '', ...cells]) => {
    if (cells.length !== callers.length) throw new Error(`${command} (${on}) has ${cells.length} cells`);
    const outcomes = cells.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell));
    const expected = Object.fromEntries(callers.map((caller, at) => [caller, outcomes[at]]));
    return { command, on, expected: expected as Record<CallerKind, Outcome> };
  });
}

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
