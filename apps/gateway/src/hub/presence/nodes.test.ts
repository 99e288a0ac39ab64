import type { PresenceNodeEvent } from '@tidewire/protocol';
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../fake-clock.ts';
import { createNode, FakeNetwork, FakeWatcher, otherRoom, person, room } from './presence.fixture.ts';

/** Two nodes on one wire and one clock, each with somebody who watches the room there. */
function createPair(settings: Parameters<typeof createNode>[1] = {}) {
  const clock = new FakeClock();
  const network = new FakeNetwork();
  const [one, two] = ['n1', 'n2'].map((name) => createNode(name, { ...settings, clock, network }));
  if (one === undefined || two === undefined) throw new Error('two nodes');
  one.presence.start();
  two.presence.start();
  const watchers = {
    one: new FakeWatcher(one.presence.room(room)),
    two: new FakeWatcher(two.presence.room(room)),
  };
  return { clock, network, one: one.presence, two: two.presence, watchers };
}

describe('people on several nodes', () => {
  test('[N10] are seen on all of them, and one who is on two nodes is one', () => {
    const { clock, one, two, watchers } = createPair();
    const [here, there] = [{}, {}];
    one.enter(room, person('ada'), here);
    two.enter(room, person('ada'), there);
    two.enter(room, person('bob'), {});
    clock.advance(2_000);
    expect(watchers.one).toMatchObject({ ids: ['ada', 'bob'], count: 2 });
    expect(watchers.two).toMatchObject({ ids: ['ada', 'bob'], count: 2 });
    one.leave(room, 'ada', here);
    clock.advance(10_000);
    expect(watchers.one.ids).toEqual(['ada', 'bob']);
    two.leave(room, 'ada', there);
    clock.advance(10_000);
    expect(watchers.one.ids).toEqual(['bob']);
  });

  test('[N10] a reconnect to another node shows nobody as gone', () => {
    const { clock, one, two, watchers } = createPair();
    const connection = {};
    one.enter(room, person('ada'), connection);
    clock.advance(2_000);
    one.leave(room, 'ada', connection);
    clock.advance(2_000);
    two.enter(room, person('ada'), {});
    clock.advance(20_000);
    for (const { told } of [watchers.one, watchers.two]) expect(told).toHaveLength(1);
  });

  test('[N11] a node killed with -9 takes its people with it, and leaves no ghost', () => {
    const { clock, network, one, two, watchers } = createPair();
    one.enter(room, person('ada'), {});
    two.enter(room, person('bob'), {});
    two.enter(otherRoom, person('bob'), {});
    clock.advance(2_000);
    network.kill('n2');
    clock.advance(3_900);
    expect(watchers.one.count).toBe(2);
    clock.advance(6_000);
    expect(watchers.one).toMatchObject({ ids: ['ada'], count: 1 });
    expect(one.peerCount).toBe(0);
    // Nothing is kept of a room in which nobody is, and that nobody watches.
    expect(one.roomCount).toBe(1);
  });

  test('[N11] a node that was only away is asked for everybody, and believed', () => {
    const { clock, network, one, two, watchers } = createPair();
    const connection = {};
    two.enter(room, person('bob'), connection);
    two.enter(room, person('eve'), {});
    clock.advance(2_000);
    network.kill('n2');
    clock.advance(20_000);
    expect(watchers.one.count).toBe(0);
    two.leave(room, 'bob', connection);
    clock.advance(6_000);
    one.enter(room, person('ada'), {});
    network.restore('n2');
    clock.advance(6_000);
    expect(watchers.one.ids).toEqual(['ada', 'eve']);
    expect(watchers.two.ids).toEqual(['ada', 'eve']);
  });

  test('[N10] a node that starts later learns who is there, in parts if there are many', () => {
    const { clock, network, one, two } = createPair({ settings: { eventPeople: 3 } });
    for (let n = 0; n < 10; n += 1) one.enter(n % 2 === 0 ? room : otherRoom, person(`p${n}`), {});
    clock.advance(2_000);
    expect(two.room(room).window().count).toBe(5);
    const late = createNode('n3', { clock, network });
    late.presence.start();
    clock.advance(2_000);
    const read = (channel: string) =>
      late.presence
        .room(channel)
        .window()
        .people.map(({ id }) => id);
    expect(read(room)).toEqual(['p0', 'p2', 'p4', 'p6', 'p8']);
    expect(read(otherRoom)).toEqual(['p1', 'p3', 'p5', 'p7', 'p9']);
    const sizes = network.carried.flatMap((event) =>
      event.type === 'presence.whole' && event.node === 'n1'
        ? [event.rooms.reduce((sum, { people }) => sum + people.length, 0)]
        : [],
    );
    expect(sizes.slice(-4)).toEqual([3, 3, 3, 1]);
  });

  test('[N10] what was lost on the way is noticed by its number and asked for', () => {
    const { clock, network, one, watchers } = createPair();
    const connection = {};
    one.enter(room, person('ada'), connection);
    clock.advance(2_000);
    network.loses = (event) => event.type === 'presence.changed';
    one.enter(room, person('bob'), {});
    one.expel(room, 'ada');
    clock.advance(1_000);
    network.loses = () => false;
    expect(watchers.two.ids).toEqual(['ada']);
    clock.advance(5_000);
    expect(watchers.two.ids).toEqual(['bob']);
  });

  test('[N10] half a whole is not believed: the part that was lost is asked for again', () => {
    const { clock, network, one, two } = createPair({ settings: { eventPeople: 2 } });
    for (let n = 0; n < 6; n += 1) one.enter(room, person(`p${n}`), {});
    clock.advance(2_000);
    const late = createNode('n3', { clock, network, settings: { eventPeople: 2 } });
    const isMiddle = (event: PresenceNodeEvent) =>
      event.type === 'presence.whole' && !event.first && !event.last;
    network.loses = isMiddle;
    late.presence.start();
    clock.advance(1_500);
    expect(late.presence.room(room).window().count).toBe(0);
    one.expel(room, 'p0');
    network.loses = () => false;
    clock.advance(8_000);
    for (const presence of [one, two, late.presence]) expect(presence.room(room).window().count).toBe(5);
  });

  test('[N11] whatever is lost or killed, in the end all nodes agree with those that live', () => {
    const step = record({
      type: constantFrom('enter', 'leave', 'expel', 'lose', 'hear', 'cut', 'restore', 'wait'),
      node: integer({ min: 0, max: 2 }),
      who: integer({ min: 0, max: 4 }),
      ms: integer({ min: 0, max: 8_000 }),
    });
    assert(
      property(array(step, { maxLength: 50 }), (steps) => {
        const clock = new FakeClock();
        const network = new FakeNetwork();
        const nodes = ['n1', 'n2', 'n3'].map((name) =>
          createNode(name, { clock, network, settings: { eventPeople: 2 } }),
        );
        for (const { presence } of nodes) presence.start();
        const there = nodes.map(() => new Set<string>());
        const connections = nodes.map(() => ({}));
        let dice = 0;
        for (const { type, node, who, ms } of steps) {
          const presence = nodes[node]?.presence;
          const id = `p${who}`;
          const connection = connections[node] ?? {};
          if (type === 'enter') {
            presence?.enter(room, person(id), connection);
            there[node]?.add(id);
          } else if (type === 'leave') {
            presence?.leave(room, id, connection);
            there[node]?.delete(id);
          } else if (type === 'expel') {
            presence?.expel(room, id);
            there[node]?.delete(id);
          } else if (type === 'lose') {
            // Every other event, beginning with the next.
            network.loses = () => {
              dice += 1;
              return dice % 2 === 1;
            };
          } else if (type === 'hear') network.loses = () => false;
          else if (type === 'cut') network.kill(`n${node + 1}`);
          else if (type === 'restore') network.restore(`n${node + 1}`);
          clock.advance(ms);
        }
        network.loses = () => false;
        for (const name of ['n1', 'n2']) network.restore(name);
        network.kill('n3');
        clock.advance(30_000);
        const living = [...new Set([...(there[0] ?? []), ...(there[1] ?? [])])].toSorted();
        for (const { presence } of nodes.slice(0, 2)) {
          const window = presence.room(room).window();
          expect(window.people.map(({ id }) => id)).toEqual(living);
          expect(window.count).toBe(living.length);
        }
        for (const { presence } of nodes) presence.close();
        expect(clock.pendingTasks).toBe(0);
      }),
    );
  });
});
