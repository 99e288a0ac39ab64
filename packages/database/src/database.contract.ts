import { describe, expect, test } from 'vitest';
import { describeAlerts } from './contract/alerts.contract.ts';
import { describeAttachments } from './contract/attachments.contract.ts';
import { describeAudit } from './contract/audit.contract.ts';
import { describeBars } from './contract/bars.contract.ts';
import { describeCredentials } from './contract/credentials.contract.ts';
import { describeDirectRooms } from './contract/direct-rooms.contract.ts';
import { describeFeeds } from './contract/feeds.contract.ts';
import { describeFollowing } from './contract/following.contract.ts';
import type { OpenHouse } from './contract/house.fixture.ts';
import { describeInvites } from './contract/invites.contract.ts';
import { describeLogs } from './contract/logs.contract.ts';
import { describeMentions } from './contract/mentions.contract.ts';
import { describeMessageChanges } from './contract/message-changes.contract.ts';
import { describeMessages } from './contract/messages.contract.ts';
import { describeReports } from './contract/reports.contract.ts';
import { describeRestrictions } from './contract/restrictions.contract.ts';
import { describeRoomFeeds } from './contract/room-feeds.contract.ts';
import { describeRooms } from './contract/rooms.contract.ts';
import { describeSearch } from './contract/search.contract.ts';
import { describeSources } from './contract/sources.contract.ts';
import { describeSports } from './contract/sports.contract.ts';
import { describeThreads } from './contract/threads.contract.ts';
import { describeTickets } from './contract/tickets.contract.ts';
import { describeUsers } from './contract/users.contract.ts';

/** What every implementation of `Database` promises. */
export function describeDatabase(name: string, open: OpenHouse): void {
  describe(`a database ${name}`, { timeout: 30_000 }, () => {
    describeMessages(open);
    describeMessageChanges(open);
    describeThreads(open);
    describeMentions(open);
    describeSearch(open);
    describeLogs(open);
    describeRooms(open);
    describeDirectRooms(open);
    describeUsers(open);
    describeFeeds(open);
    describeSources(open);
    describeSports(open);
    describeTickets(open);
    describeBars(open);
    describeAlerts(open);
    describeAttachments(open);
    describeRoomFeeds(open);
    describeFollowing(open);
    describeAudit(open);
    describeCredentials(open);
    describeRestrictions(open);
    describeInvites(open);
    describeReports(open);

    test('an object where an id belongs is refused instead of matching every row', async () => {
      await using house = await open();
      const filter = { not: '' } as unknown as string;
      const calls = [
        () => house.database.rooms.find(filter),
        () => house.database.rooms.rolesOf(filter),
        () => house.database.rooms.delete(filter),
        () =>
          house.database.users.isCredentialGood({
            type: 'session',
            id: { not: { in: [''] } } as unknown as string,
          }),
      ];
      for (const call of calls) await expect(call()).rejects.toThrow(/must be (text|record)/);
    });

    test('answers a ping, settles what is under way before it closes, and stays closed', async () => {
      await using house = await open();
      await house.database.ping();
      const appended = house.database.logs.append('timeline:match.x', {
        kind: 'match.started',
        minute: 0,
        addedMinute: 0,
        score: [0, 0],
      });
      await house.database.close();
      expect(await appended).toMatchObject({ seq: 1 });
      expect(await house.prisma.logEvent.count()).toBe(1);
      await expect(house.database.ping()).rejects.toMatchObject({ code: 'database_unavailable' });
      await expect(house.database.rooms.rolesOf('ada')).rejects.toMatchObject({ retryable: true });
    });
  });
}
