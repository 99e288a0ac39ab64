import { closeCodes } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { settle } from '../fake-clock.ts';
import { silentLog } from '../log.ts';
import { Memberships } from './memberships.ts';
import { startRevalidation } from './revalidation.ts';
import { AwayError, createWorld, room, roomId } from './session.fixture.ts';

const refused = (code: string) => [{ type: 'error', code }];

describe('what a person may', () => {
  test('[R1] a foreign room and a missing one look the same, for every request', async () => {
    const world = createWorld();
    const eve = await world.join('eve');
    const missing = 'room:01998000-0000-7000-8000-00000000ffff';
    for (const channel of [room, missing]) {
      expect(await eve.say({ type: 'subscribe', id: 2, channel })).toMatchObject(refused('not_found'));
      expect(await eve.say({ type: 'history', id: 3, channel })).toMatchObject(refused('not_found'));
      expect(await eve.publish(4, 'x', channel)).toMatchObject(refused('not_found'));
    }
    const texts = eve.reader.sent.map((message) => message.type === 'error' && message.message);
    expect(new Set(texts).size).toBe(1);
    expect(world.database.appended).toEqual([]);
  });

  test('[R2] a person’s notices are their own', async () => {
    const world = createWorld();
    const page = await world.join('ada');
    expect(await page.say({ type: 'subscribe', id: 2, channel: 'user:ada' })).toMatchObject([
      { type: 'subscribed' },
    ]);
    expect(await page.say({ type: 'subscribe', id: 3, channel: 'user:bob' })).toMatchObject(
      refused('not_found'),
    );
    expect(await page.say({ type: 'history', id: 4, channel: 'user:bob' })).toMatchObject(
      refused('not_found'),
    );
  });

  test('[R3] every signed-in person reads feeds and timelines that exist', async () => {
    const world = createWorld();
    world.database.feeds.add('match.final').add('stock.A');
    const page = await world.join('eve');
    for (const channel of ['feed:match.final', 'timeline:match.final']) {
      expect(await page.say({ type: 'subscribe', id: 2, channel })).toMatchObject([{ type: 'subscribed' }]);
    }
    for (const channel of ['feed:match.other', 'timeline:match.other', 'timeline:stock.A']) {
      expect(await page.say({ type: 'subscribe', id: 2, channel })).toMatchObject(refused('not_found'));
    }
  });

  test('[R4] a removed member is told, and may nothing in the room any more', async () => {
    const world = createWorld();
    const pages = [await world.join('bob', room), await world.join('bob', room)];
    const ada = await world.join('ada', room);
    world.sessions.heard({ type: 'member.removed', roomId, userId: 'bob' });
    for (const page of pages) {
      expect(page.reader.sent.at(-1)).toMatchObject({
        type: 'unsubscribed',
        channel: room,
        code: 'forbidden',
      });
      expect(page.reader.isSubscribed(room)).toBe(false);
      expect(await page.say({ type: 'subscribe', id: 2, channel: room })).toMatchObject(refused('not_found'));
      expect(await page.say({ type: 'history', id: 3, channel: room })).toMatchObject(refused('not_found'));
      expect(await page.publish(4)).toMatchObject(refused('not_found'));
    }
    expect(ada.reader.isSubscribed(room)).toBe(true);
    world.sessions.heard({ type: 'member.set', roomId, userId: 'bob', role: 'member' });
    expect(await pages[0]?.publish(5)).toMatchObject([{ type: 'ok' }]);
  });

  test('[R5] a deleted room is gone for everybody in it', async () => {
    const world = createWorld();
    const pages = [await world.join('ada', room), await world.join('bob', room)];
    world.sessions.heard({ type: 'room.deleted', roomId });
    for (const page of pages) {
      expect(page.reader.sent.at(-1)).toMatchObject({
        type: 'unsubscribed',
        channel: room,
        code: 'not_found',
      });
    }
  });

  test('[R6] an ended credential closes its connections, and no others', async () => {
    const world = createWorld();
    const ada = await world.join('ada');
    const bob = await world.join('bob');
    world.sessions.heard({ type: 'credential.ended', credentialId: 's-ada' });
    expect(ada.closedWith?.code).toBe(closeCodes.notSignedIn);
    expect(bob.closedWith).toBeUndefined();
    expect(await ada.publish(1)).toEqual([]);
    expect(world.database.appended).toEqual([]);
  });

  test('[R7] an ended account closes all its connections', async () => {
    const world = createWorld();
    const pages = [await world.join('ada'), await world.join('ada')];
    world.sessions.heard({ type: 'user.ended', userId: 'ada' });
    expect(pages.map(({ closedWith }) => closedWith?.code)).toEqual([4001, 4001]);
    expect(world.sessions.credentials).toEqual([]);
  });

  test.each([
    ['banned', 4003],
    ['rights_changed', 4204],
  ] as const)('[R7] somebody %s is closed with a code that says so', async (why, code) => {
    const world = createWorld();
    const page = await world.join('ada');
    world.sessions.heard({ type: 'user.ended', userId: 'ada', why });
    expect(page.closedWith?.code).toBe(code);
  });

  test('[R8] the database’s word at the commit ends a right that memory still had', async () => {
    const world = createWorld();
    const page = await world.join('bob', room);
    world.database.refusal = { refused: 'not_member' };
    expect(await page.publish(1)).toMatchObject([
      { type: 'unsubscribed', channel: room },
      ...refused('not_found'),
    ]);
    expect(page.reader.isSubscribed(room)).toBe(false);
  });

  test('[R9] a right that ends while a channel is opened ends the opening', async () => {
    const world = createWorld();
    const page = await world.join('bob');
    page.session.onText(JSON.stringify({ type: 'subscribe', id: 2, channel: room }));
    world.sessions.heard({ type: 'member.removed', roomId, userId: 'bob' });
    await settle();
    expect(page.reader.sent).toMatchObject(refused('not_found'));
    expect(page.reader.subscriptions.size).toBe(0);
  });

  test('[R10] rights that ended unheard are found when the database is asked again', async () => {
    const world = createWorld();
    const { sessions, memberships, clock, database } = world;
    const bob = await world.join('bob', room);
    const ada = await world.join('ada', room);
    const stop = startRevalidation({
      clock,
      everyMs: 30_000,
      sessions,
      memberships,
      isCredentialGood: (credential) => database.isCredentialGood(credential),
      log: silentLog,
    });
    database.roles.set('bob', []);
    database.failure = new AwayError('away');
    await clock.advanceAsync(30_000);
    expect(bob.reader.isSubscribed(room)).toBe(true);
    database.failure = undefined;
    database.endedCredentials.add('s-ada');
    await clock.advanceAsync(30_000);
    await settle();
    expect(bob.reader.sent.find(({ type }) => type === 'unsubscribed')).toMatchObject({
      channel: room,
      code: 'forbidden',
    });
    expect(ada.closedWith?.code).toBe(closeCodes.notSignedIn);
    stop();
    bob.session.onClosed();
    expect(clock.pendingTasks).toBe(0);
  });
});

describe('memberships in memory', () => {
  const create = (answers: Promise<{ roomId: string; role: 'member' }[]>[]) => {
    const lost: unknown[] = [];
    const memberships = new Memberships(
      () => answers.shift() ?? Promise.resolve([]),
      (...args) => lost.push(args),
    );
    return { memberships, lost };
  };

  test('[R11] what happens while rooms are being read is not undone by an answer from before it', async () => {
    let answer = (_: { roomId: string; role: 'member' }[]) => {};
    const { memberships } = create([new Promise((resolve) => (answer = resolve))]);
    const held = memberships.hold('bob');
    memberships.apply({ type: 'member.removed', roomId: 'a', userId: 'bob' });
    memberships.apply({ type: 'member.set', roomId: 'b', userId: 'bob', role: 'member' });
    answer([{ roomId: 'a', role: 'member' }]);
    await held;
    expect(memberships.roleIn('bob', 'a')).toBeUndefined();
    expect(memberships.roleIn('bob', 'b')).toBe('member');
  });

  test('[R11] people are forgotten when their last connection is gone, also one that was refused', async () => {
    const { memberships } = create([Promise.reject(new Error('away'))]);
    await expect(memberships.hold('bob')).rejects.toThrow('away');
    memberships.release('bob');
    await memberships.hold('bob');
    await memberships.hold('bob');
    memberships.release('bob');
    expect(memberships.userIds).toEqual(['bob']);
    memberships.release('bob');
    expect(memberships.userIds).toEqual([]);
  });
});
