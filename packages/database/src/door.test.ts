import { describe, expect, test } from 'vitest';
import { callOf, type MethodName, storesOf } from './door.ts';

/** Stores that answer with what they were asked. */
const echo = storesOf((method, args) => Promise.resolve([method, ...args]));
const call = callOf(echo);

describe('the door', () => {
  test('leads every method to its store with its arguments', async () => {
    expect(await echo.rooms.find('r')).toEqual(['rooms.find', 'r']);
    expect(await call('feeds.record', [[{ feedId: 'stock.A', events: [] }]])).toEqual([
      'feeds.record',
      [{ feedId: 'stock.A', events: [] }],
    ]);
  });

  test.each(['rooms.explode', 'constructor', '__proto__', 'rooms.constructor', 'toString'])(
    'knows no %s',
    async (name) => {
      await expect(call(name as MethodName, [])).rejects.toThrow(/knows no/);
    },
  );

  test.each<[MethodName, unknown[]]>([
    ['rooms.find', []],
    ['rooms.find', [{ not: '' }]],
    ['rooms.find', [['r']]],
    ['rooms.find', ['r', 'surplus']],
    ['tickets.use', ['t', 1.5]],
    ['tickets.use', [{ not: '' }, 1]],
    ['rooms.listPublic', [{ limit: 1.5 }]],
    ['rooms.listPublic', [{ limit: 1, after: { time: { gt: '' }, id: 'x' } }]],
    ['rooms.update', ['r', { name: { set: { deep: 'x' } } }]],
    ['users.isCredentialGood', [{ type: 'session', id: { not: { in: [''] } } }]],
    ['feeds.record', [[{ feedId: { not: '' }, events: [] }]]],
    ['feeds.record', [[], 'many']],
    ['logs.append', ['user:ada', 'text']],
  ])('refuses %s with %j', async (method, args) => {
    await expect(call(method, args)).rejects.toThrow(TypeError);
  });
});
