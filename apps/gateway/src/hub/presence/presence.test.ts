import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNode, FakeWatcher, otherRoom, person, room } from './presence.fixture.ts';

describe('a person in a room', () => {
  test('[N1] is one, however many connections they have, and leaves with the last of them', () => {
    const { presence, clock } = createNode();
    const watcher = new FakeWatcher(presence.room(room));
    const [phone, laptop] = [{}, {}];
    presence.enter(room, person('ada'), phone);
    presence.enter(room, person('ada'), laptop);
    clock.advance(1_000);
    expect(watcher).toMatchObject({ ids: ['ada'], count: 1 });
    presence.leave(room, 'ada', phone);
    clock.advance(60_000);
    expect(watcher.told).toHaveLength(1);
    presence.leave(room, 'ada', laptop);
    clock.advance(4_999);
    expect(watcher.count).toBe(1);
    clock.advance(1);
    expect(watcher).toMatchObject({ ids: [], count: 0 });
    expect(clock.pendingTasks).toBe(0);
  });

  test('[N2] who comes back within the grace was never away', () => {
    const { presence, clock } = createNode();
    const watcher = new FakeWatcher(presence.room(room));
    const [before, after] = [{}, {}];
    presence.enter(room, person('ada'), before);
    presence.leave(room, 'ada', before);
    clock.advance(4_999);
    presence.enter(room, person('ada'), after);
    clock.advance(60_000);
    expect(watcher.told).toHaveLength(1);
    // A goodbye that comes late is of a connection that is not there any more.
    presence.leave(room, 'ada', before);
    clock.advance(60_000);
    expect(watcher.ids).toEqual(['ada']);
  });

  test('[N2] each has a grace of their own', () => {
    const { presence, clock } = createNode();
    const watcher = new FakeWatcher(presence.room(room));
    const connections = new Map(['ada', 'bob'].map((id) => [id, {}]));
    for (const [id, connection] of connections) presence.enter(room, person(id), connection);
    presence.leave(room, 'ada', connections.get('ada') ?? {});
    clock.advance(3_000);
    presence.leave(room, 'bob', connections.get('bob') ?? {});
    clock.advance(2_000);
    expect(watcher.ids).toEqual(['bob']);
    clock.advance(3_000);
    expect(watcher.ids).toEqual([]);
  });

  test('[N9] who may not be there any more is gone at once, from the room or from everywhere', () => {
    const { presence, clock } = createNode();
    const here = new FakeWatcher(presence.room(room));
    const there = new FakeWatcher(presence.room(otherRoom));
    for (const channel of [room, otherRoom]) {
      for (const id of ['ada', 'bob', 'eve']) presence.enter(channel, person(id), {});
    }
    clock.advance(1_000);
    presence.expel(room, 'bob');
    clock.advance(1_000);
    expect(here.ids).toEqual(['ada', 'eve']);
    expect(there.ids).toEqual(['ada', 'bob', 'eve']);
    presence.expelEverywhere('eve');
    clock.advance(1_000);
    expect(here.ids).toEqual(['ada']);
    expect(there.ids).toEqual(['ada', 'bob']);
    presence.expelAll(room);
    clock.advance(1_000);
    expect(here).toMatchObject({ ids: [], count: 0 });
  });

  test('[N9] also when they are only remembered for their grace', () => {
    const { presence, clock } = createNode();
    const watcher = new FakeWatcher(presence.room(room));
    const connection = {};
    presence.enter(room, person('ada'), connection);
    presence.leave(room, 'ada', connection);
    clock.advance(1_000);
    presence.expel(room, 'ada');
    expect(watcher.ids).toEqual([]);
    expect(clock.pendingTasks).toBe(0);
  });
});

describe('what is told', () => {
  test('[N3] comes at once after a calm time, then at most once a second, all together', () => {
    const { presence, clock, preparedCount } = createNode();
    const watchers = Array.from({ length: 10 }, () => new FakeWatcher(presence.room(room)));
    presence.enter(room, person('ada'), {});
    for (const { ids } of watchers) expect(ids).toEqual(['ada']);
    for (let n = 0; n < 30; n += 1) presence.enter(room, person(`p${n}`), {});
    clock.advance(999);
    for (const { count } of watchers) expect(count).toBe(1);
    clock.advance(1);
    for (const { count, told } of watchers) expect([count, told.length]).toEqual([31, 2]);
    // [N5]: made into bytes once each.
    expect(preparedCount()).toBe(2);
  });

  test('[N3] a join and a leave within one second cancel out', () => {
    const { presence, clock } = createNode();
    const watcher = new FakeWatcher(presence.room(room));
    presence.enter(room, person('ada'), {});
    presence.enter(room, person('bob'), {});
    presence.expel(room, 'bob');
    clock.advance(10_000);
    expect(watcher.told).toHaveLength(1);
  });

  test('[N4] in a room larger than the window the count is exact, and people move up into the window', () => {
    const { presence, clock } = createNode('n1', { settings: { windowSize: 3 } });
    for (const id of ['b', 'c', 'd', 'e', 'f']) presence.enter(room, person(id), {});
    clock.advance(1_000);
    const watcher = new FakeWatcher(presence.room(room));
    expect(watcher).toMatchObject({ ids: ['b', 'c', 'd'], count: 5 });
    presence.enter(room, person('a'), {});
    clock.advance(1_000);
    expect(watcher).toMatchObject({ ids: ['a', 'b', 'c'], count: 6 });
    expect(watcher.told.at(-1)).toMatchObject({ joined: [{ id: 'a' }], left: ['d'] });
    presence.enter(room, person('z'), {});
    clock.advance(1_000);
    expect(watcher.told.at(-1)).toMatchObject({ count: 7, joined: [], left: [] });
    presence.expel(room, 'b');
    clock.advance(1_000);
    expect(watcher).toMatchObject({ ids: ['a', 'c', 'd'], count: 6 });
  });

  test('[N6] the others are read page by page, each once', () => {
    const { presence, clock } = createNode('n1', { settings: { windowSize: 3 } });
    const everybody = Array.from({ length: 20 }, (_, n) => `p${String(n).padStart(2, '0')}`);
    for (const id of everybody.toReversed()) presence.enter(room, person(id), {});
    clock.advance(1_000);
    const window = presence.room(room).window();
    expect(window).toMatchObject({ epoch: 'n1', count: 20, more: true });
    const read = window.people.map(({ id }) => id);
    for (let more = window.more; more; ) {
      const page = presence.room(room).after(read.at(-1) ?? '', 7);
      read.push(...page.people.map(({ id }) => id));
      more = page.more;
    }
    expect(read).toEqual(everybody);
    // Behind somebody who has gone.
    presence.expel(room, 'p05');
    expect(presence.room(room).after('p05', 1).people).toMatchObject([{ id: 'p06' }]);
  });

  test('[N4] a new name is told as a join of somebody who is there', () => {
    const { presence, clock } = createNode();
    const watcher = new FakeWatcher(presence.room(room));
    presence.enter(room, person('ada', 'Ada'), {});
    clock.advance(1_000);
    presence.enter(room, person('ada', 'Countess'), {});
    expect(watcher).toMatchObject({ count: 1, ids: ['ada'] });
    expect(watcher.people.get('ada')).toBe('Countess');
  });

  test('[N7] versions rise by one and are never used twice, though a room was forgotten meanwhile', () => {
    const { presence, clock } = createNode();
    for (let n = 0; n < 5; n += 1) {
      presence.enter(room, person('ada'), {});
      clock.advance(1_000);
      presence.expel(room, 'ada');
      clock.advance(1_000);
    }
    expect(presence.roomCount).toBe(0);
    const watcher = new FakeWatcher(presence.room(room));
    expect(watcher.version).toBe(10);
    presence.enter(room, person('ada'), {});
    expect(watcher.told).toMatchObject([{ version: 11 }]);
  });

  test('[N12] what is closed leaves no timer', () => {
    const { presence, clock } = createNode();
    presence.start();
    presence.enter(room, person('ada'), {});
    presence.enter(room, person('bob'), {});
    expect(clock.pendingTasks).toBe(1);
    presence.close();
    expect(clock.pendingTasks).toBe(0);
  });

  test('[N3] whatever comes and goes, who applies what is told has exactly the count and the window', () => {
    const step = oneof(
      record({
        type: constantFrom('enter', 'leave', 'expel'),
        who: integer({ min: 0, max: 7 }),
        tab: integer({ min: 0, max: 1 }),
      }),
      record({ type: constantFrom('wait'), ms: integer({ min: 0, max: 7_000 }) }),
    );
    assert(
      property(array(step, { maxLength: 60 }), integer({ min: 1, max: 9 }), (steps, windowSize) => {
        const { presence, clock } = createNode('n1', { settings: { windowSize } });
        const watcher = new FakeWatcher(presence.room(room));
        const model = new Model();
        const tabs = new Map<string, object>();
        for (const one of steps) {
          if ('ms' in one) {
            clock.advance(one.ms);
            continue;
          }
          const id = `p${one.who}`;
          const name = `${id} ${one.tab}`;
          const connection = tabs.get(name) ?? {};
          tabs.set(name, connection);
          if (one.type === 'enter') presence.enter(room, person(id), connection);
          else if (one.type === 'leave') presence.leave(room, id, connection);
          else presence.expel(room, id);
          model[one.type](id, connection, clock.elapsed());
        }
        // Every grace has ended, and what was untold is told.
        clock.advance(6_000);
        const there = model.idsAt(clock.elapsed());
        expect(watcher.count).toBe(there.length);
        expect(watcher.ids).toEqual(there.slice(0, windowSize));
        expect(clock.pendingTasks).toBe(0);
      }),
    );
  });
});

/** Presence in the simplest words: tabs per person, and when the last of them closed. */
class Model {
  readonly #people = new Map<string, { tabs: Set<object>; closedAt: number }>();

  enter(id: string, tab: object, now: number): void {
    this.#forget(now);
    const entry = this.#people.get(id) ?? { tabs: new Set(), closedAt: 0 };
    entry.tabs.add(tab);
    this.#people.set(id, entry);
  }

  leave(id: string, tab: object, now: number): void {
    this.#forget(now);
    const entry = this.#people.get(id);
    if (entry?.tabs.delete(tab) && entry.tabs.size === 0) entry.closedAt = now;
  }

  expel(id: string): void {
    this.#people.delete(id);
  }

  idsAt(now: number): string[] {
    this.#forget(now);
    return [...this.#people.keys()].toSorted();
  }

  #forget(now: number): void {
    for (const [id, { tabs, closedAt }] of this.#people) {
      if (tabs.size === 0 && closedAt + 5_000 <= now) this.#people.delete(id);
    }
  }
}
