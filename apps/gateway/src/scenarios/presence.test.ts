import { openTestDatabase } from '@tidewire/database/testing';
import { type PresenceNodeEvent, roomChannel, type ServerMessage } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { MemoryBroker } from '../broker/memory-broker.ts';
import { FakeClock } from '../fake-clock.ts';
import { FakeLogSource, type FakePrepared, FakeSink, room, subscribe } from '../hub/hub.fixture.ts';
import { Hub } from '../hub/hub.ts';
import { silentLog } from '../log.ts';
import { addSession, signTicket, TestGateway } from './gateway.fixture.ts';
import { GatewayProcess } from './gateway-process.fixture.ts';
import type { MessageOf, TestClient } from './test-client.fixture.ts';

/** A room of these people on a gateway whose time the test moves. */
async function openHouse(...people: [string, ...string[]]) {
  const clock = new FakeClock();
  const gateway = await TestGateway.start({}, clock);
  for (const id of people) await gateway.addPerson(id);
  const roomId = await gateway.addRoom(...people);
  const channel = roomChannel(roomId);
  /** A page of this person in the room, that is told who is there. */
  const join = async (id: string): Promise<{ page: TestClient; welcome: MessageOf<'welcome'> }> => {
    const page = await gateway.connect();
    const exp = Math.floor(clock.now() / 1_000) + 60;
    const welcome = await page.hello(await signTicket(id, { exp }), [{ channel, presence: true }]);
    return { page, welcome };
  };
  const hasSessions = (count: number) =>
    expect.poll(() => gateway.gateway.figures().sessions, { timeout: 30_000 }).toBe(count);
  return { clock, gateway, roomId, channel, join, hasSessions };
}

const windowOf = ({ channels: [greeting] }: MessageOf<'welcome'>) =>
  greeting !== undefined && 'presence' in greeting ? greeting.presence : undefined;
const idsOf = (people: readonly { id: string }[] = []) => people.map(({ id }) => id);
const toldOf = ({ inbox }: TestClient) => inbox.filter(({ type }) => type === 'presence');

describe('who is in a room', () => {
  test('[N1] two tabs are one person: closing one says nothing, closing both says so after the grace', async () => {
    const house = await openHouse('ada', 'bob');
    await using _ = house.gateway;
    const { clock } = house;
    const { page: bob, welcome } = await house.join('bob');
    expect(windowOf(welcome)).toMatchObject({ count: 1, people: [{ id: 'bob' }] });
    const { page: first } = await house.join('ada');
    clock.advance(1_000);
    expect(await bob.next('presence')).toMatchObject({ count: 2, joined: [{ id: 'ada' }], left: [] });
    const { page: second, welcome: again } = await house.join('ada');
    expect(idsOf(windowOf(again)?.people)).toEqual(['ada', 'bob']);

    await first.close();
    await house.hasSessions(2);
    clock.advance(10_000);
    await bob.roundTrip();
    expect(toldOf(bob)).toEqual([]);

    await second.close();
    await house.hasSessions(1);
    clock.advance(4_999);
    await bob.roundTrip();
    expect(toldOf(bob)).toEqual([]);
    clock.advance(1);
    expect(await bob.next('presence')).toMatchObject({ count: 1, joined: [], left: ['ada'] });
  });

  test('[N2] the grace can be set, and a reload within it shows nothing', async () => {
    const house = await openHouse('ada', 'bob');
    await using _ = house.gateway;
    const { page: bob } = await house.join('bob');
    const { page: before } = await house.join('ada');
    house.clock.advance(1_000);
    await bob.next('presence');
    await before.close();
    await house.hasSessions(1);
    house.clock.advance(4_000);
    await house.join('ada');
    house.clock.advance(10_000);
    await bob.roundTrip();
    expect(toldOf(bob)).toEqual([]);

    await using quick = await TestGateway.start({ PRESENCE_GRACE_MS: '1' });
    await quick.addPerson('ada');
    await quick.addPerson('bob');
    const channel = roomChannel(await quick.addRoom('ada', 'bob'));
    const watcher = await quick.connect();
    await watcher.hello(await signTicket('bob'), [{ channel, presence: true }]);
    const other = await quick.join('ada', channel.slice(5));
    await watcher.next('presence', ({ joined }) => idsOf(joined).includes('ada'));
    await other.close();
    expect(await watcher.next('presence')).toMatchObject({ left: ['ada'], count: 1 });
  });

  test('[N11] a peer that is gone without a word leaves once the heartbeat finds it', async () => {
    const house = await openHouse('ada', 'bob');
    await using _ = house.gateway;
    const { clock } = house;
    const { page: bob } = await house.join('bob');
    const { page: ada } = await house.join('ada');
    clock.advance(1_000);
    await bob.next('presence');
    // From here on nothing is read of it: no pong and no close, as behind a cable that was pulled.
    ada.socket.pause();
    clock.advance(24_000);
    await bob.roundTrip();
    clock.advance(9_000);
    await house.hasSessions(1);
    await bob.roundTrip();
    expect(toldOf(bob)).toEqual([]);
    clock.advance(5_000);
    expect(await bob.next('presence')).toMatchObject({ count: 1, left: ['ada'] });
  });

  test('[N9] a removed member is gone at once and learns nothing more', async () => {
    const house = await openHouse('ada', 'bob', 'eve');
    await using _ = house.gateway;
    const { clock, gateway, roomId, channel } = house;
    const { page: ada } = await house.join('ada');
    const { page: bob } = await house.join('bob');
    clock.advance(1_000);
    await ada.next('presence');
    await gateway.database.rooms.removeMember(roomId, 'bob');
    await gateway.tell({ type: 'member.removed', roomId, userId: 'bob' });
    expect(await bob.next('unsubscribed')).toMatchObject({ channel });
    bob.takeAll();
    // The grace is for those who may come back.
    clock.advance(1_000);
    expect(await ada.next('presence')).toMatchObject({ count: 1, left: ['bob'] });
    await house.join('eve');
    clock.advance(1_000);
    expect(await ada.next('presence')).toMatchObject({ count: 2 });
    expect(await bob.ask({ type: 'presence', channel, watch: true })).toMatchObject({ code: 'not_found' });
    await bob.roundTrip();
    expect(bob.inbox).toEqual([]);
  });

  test('[N9] nobody is told anything of a room they are not in', async () => {
    const house = await openHouse('ada');
    await using _ = house.gateway;
    await house.gateway.addPerson('stranger');
    const { page, welcome } = await house.join('stranger');
    expect(welcome.channels).toMatchObject([{ error: { code: 'not_found' } }]);
    const { page: ada } = await house.join('ada');
    house.clock.advance(1_000);
    await ada.roundTrip();
    expect(await page.ask({ type: 'presence', channel: house.channel })).toMatchObject({ code: 'not_found' });
    expect(page.inbox).toEqual([]);
  });
});

describe('a gateway killed with -9', () => {
  test('[N11] forgets everybody: who comes back sees exactly who is back, in a history of its own', async () => {
    await using database = await openTestDatabase();
    for (const id of ['ada', 'bob']) {
      await database.addUser({ id });
      await addSession(database, id);
    }
    const created = await database.rooms.create('ada', {
      id: v7(),
      name: 'R',
      topic: '',
      visibility: 'private',
    });
    if ('refused' in created) throw new Error(created.refused);
    const roomId = created.membership.room.id;
    await database.rooms.putMember(roomId, 'bob', 'member');
    const channel = roomChannel(roomId);
    await using gateway = await GatewayProcess.start(database.url);
    const join = async (id: string) => {
      const page = await gateway.connect().opened();
      return { page, welcome: await page.hello(await signTicket(id), [{ channel, presence: true }]) };
    };

    const { page: ada, welcome: before } = await join('ada');
    const { page: bob } = await join('bob');
    await ada.next('presence', ({ joined }) => idsOf(joined).includes('bob'));
    await gateway.signal('SIGKILL');
    await Promise.all([ada.closed, bob.closed]);
    await gateway.startAgain();

    const { page: back, welcome: after } = await join('ada');
    expect(windowOf(after)).toMatchObject({ count: 1, people: [{ id: 'ada' }], more: false });
    expect(windowOf(after)?.epoch).not.toBe(windowOf(before)?.epoch);
    const { page: second } = await join('bob');
    expect(await back.next('presence')).toMatchObject({ count: 2, joined: [{ id: 'bob' }] });
    await back.close();
    await second.close();
  });

  test('[N11] is missed by the other nodes on its broker, and its people go with it', async () => {
    const clock = new FakeClock();
    const broker = new MemoryBroker({
      epoch: 'm1',
      now: () => clock.now(),
      onDeliverFailed: (error) => {
        throw error;
      },
    });
    const failures: unknown[] = [];
    const startNode = async (node: string) => {
      let isAlive = true;
      const hub = new Hub<FakePrepared>({
        prepare: (message: ServerMessage) => ({ message, byteLength: 1 }),
        logs: new FakeLogSource(),
        clock,
        log: silentLog,
        node,
        tellNodes: (event) => {
          if (isAlive) broker.publish(event).catch((error: unknown) => failures.push(error));
        },
      });
      await broker.start((event) => {
        if (isAlive && event.type.startsWith('presence.')) hub.presence.heard(event as PresenceNodeEvent);
      });
      hub.presence.start();
      const open = async (id: string) => {
        const sink = new FakeSink();
        const reader = hub.openReader(sink);
        reader.person = { id, name: id, guest: false };
        const greeting = await subscribe({ reader, sink }, room, { presence: true });
        return { sink, greeting };
      };
      return {
        hub,
        open,
        kill: () => {
          isAlive = false;
        },
      };
    };
    const one = await startNode('n1');
    const two = await startNode('n2');
    const ada = await one.open('ada');
    await two.open('bob');
    clock.advance(2_000);
    const { greeting } = await one.open('eve');
    expect(greeting).toMatchObject({ presence: { epoch: 'n1', count: 3 } });
    expect('presence' in greeting && idsOf(greeting.presence?.people)).toEqual(['ada', 'bob', 'eve']);
    clock.advance(2_000);
    two.kill();
    clock.advance(10_000);
    const told = ada.sink.messages.filter((message) => message.type === 'presence');
    expect(told.at(-1)).toMatchObject({ count: 2, left: ['bob'] });
    expect(failures).toEqual([]);
    one.hub.close();
    two.hub.close();
    await broker.close();
    expect(clock.pendingTasks).toBe(0);
  });
});
