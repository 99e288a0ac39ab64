import { array, assert, boolean, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfWindow, type PeopleHere, withChange, withWindow } from './people-here.ts';

const person = (id: string) => ({ id, name: id.toUpperCase(), guest: false });
const page = (version: number, ids: string[], count = ids.length, epoch = 'n1') => ({
  epoch,
  version,
  count,
  people: ids.map(person),
  more: count > ids.length,
});
const change = (version: number, joined: string[], left: string[], count: number, epoch = 'n1') => ({
  epoch,
  version,
  count,
  joined: joined.map(person),
  left,
});
const idsOf = (here: PeopleHere | undefined) => [...(here?.people.keys() ?? [])].toSorted();

describe('who is here', () => {
  test('is the window, then what changes in it', () => {
    let here = withChange(withWindow(undefined, page(3, ['ada', 'bob'])), change(4, ['eve'], ['bob'], 2));
    expect(idsOf(here)).toEqual(['ada', 'eve']);
    expect(here).toMatchObject({ version: 4, count: 2, isBehind: false });
    here = withChange(here, change(5, [], [], 70));
    expect(here).toMatchObject({ count: 70, isBehind: false });
  });

  test('is unknown until there is a window', () => {
    expect(withChange(undefined, change(4, ['eve'], [], 1))).toBeUndefined();
  });

  test('is the same object when it was heard before', () => {
    const here = withWindow(undefined, page(4, ['ada']));
    expect(withChange(here, change(4, ['ada'], [], 1))).toBe(here);
    expect(withWindow(here, page(3, []))).toBe(here);
  });

  test('after a hole counts right and asks for the names, until the window comes', () => {
    const behind = withChange(withWindow(undefined, page(3, ['ada'])), change(5, ['eve'], [], 3));
    expect(behind).toMatchObject({ version: 5, count: 3, isBehind: true });
    expect(idsOf(behind)).toEqual(['ada']);
    const still = withChange(behind, change(6, ['fay'], [], 4));
    expect(still).toMatchObject({ count: 4, isBehind: true });
    const here = withWindow(still, page(6, ['ada', 'bob', 'eve', 'fay']));
    expect(here).toMatchObject({ count: 4, isBehind: false });
    expect(here.people.size).toBe(4);
  });

  test('of another server is not continued, and its window begins anew however low its version', () => {
    const before = withWindow(undefined, page(900, ['ada', 'bob']));
    expect(withChange(before, change(901, [], ['bob'], 1, 'n2'))).toMatchObject({ isBehind: true });
    expect(idsOf(withWindow(before, page(1, ['ada'], 1, 'n2')))).toEqual(['ada']);
  });

  test('names the person behind whom the others are, when there are others', () => {
    expect(endOfWindow(withWindow(undefined, page(1, ['ada', 'bob'])))).toBeUndefined();
    expect(endOfWindow(withWindow(undefined, page(1, ['ada', 'bob'], 9)))).toBe('bob');
  });

  test('is exact whatever was lost on the way, as long as the window is asked for', () => {
    const step = record({ who: integer({ min: 0, max: 9 }), isLost: boolean() });
    assert(
      property(array(step, { maxLength: 60 }), (steps) => {
        const there = new Set<string>();
        let version = 1;
        let here: PeopleHere | undefined = withWindow(undefined, page(1, []));
        for (const { who, isLost } of steps) {
          const id = `p${who}`;
          const isJoining = !there.has(id);
          if (isJoining) there.add(id);
          else there.delete(id);
          version += 1;
          if (isLost) continue;
          here = withChange(here, change(version, isJoining ? [id] : [], isJoining ? [] : [id], there.size));
          expect(here?.count).toBe(there.size);
          if (here?.isBehind) here = withWindow(here, page(version, [...there].toSorted()));
          expect(idsOf(here)).toEqual([...there].toSorted());
        }
      }),
    );
  });
});
