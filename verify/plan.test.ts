import { describe, expect, test } from 'vitest';
import { type Action, createPlan, type Plan, type Write, withoutFaults } from './plan.ts';

const scale = { clients: 40, messages: 5_000 };
const seeds = Array.from({ length: 20 }, (_, at) => at + 1);

function writesOf(plan: Plan): Write[] {
  const bySteps = plan.steps.flatMap(({ do: action }) => {
    if (action.kind === 'side_write') return [action.write];
    return action.kind === 'flood' ? action.writes : [];
  });
  return [...plan.clients.flatMap(({ writes }) => writes), ...bySteps];
}

const kindsIn = (plan: Plan) => new Set(plan.steps.map((step): Action['kind'] => step.do.kind));

describe('a plan', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(createPlan(4, scale)).toEqual(createPlan(4, scale));
    expect(createPlan(4, scale)).not.toEqual(createPlan(5, scale));
  });

  test.each([
    [40, 5_000],
    [12, 500],
    [2, 50],
    [200, 1_000],
  ])('of %i clients has exactly %i messages, each with a label of its own', (clients, messages) => {
    for (const seed of seeds) {
      const writes = writesOf(createPlan(seed, { clients, messages }));
      expect(writes).toHaveLength(messages);
      expect(new Set(writes.map(({ label }) => label)).size).toBe(messages);
    }
  });

  test('has every kind of fault, whatever the seed, and also when it is small', () => {
    const every = [
      'abandon',
      'block',
      'cut',
      'cut_all',
      'flood',
      'freeze',
      'kill',
      'lose_answer',
      'lose_question',
      'pause',
      'reload',
      'reopen',
      'side_write',
      'terminate',
    ];
    for (const seed of seeds) {
      expect([...kindsIn(createPlan(seed, scale))].toSorted()).toEqual(every);
      expect([...kindsIn(createPlan(seed, { clients: 12, messages: 500 }))].toSorted()).toEqual(every);
    }
  });

  test('comes to all its steps: no step waits for a message that waits for a step', () => {
    for (const seed of seeds) {
      const plan = createPlan(seed, scale);
      let acknowledged = plan.clients.reduce((sum, { writes }) => sum + writes.length, 0);
      for (const { after, do: action } of plan.steps) {
        expect(after).toBeLessThanOrEqual(acknowledged);
        if (action.kind === 'side_write') acknowledged += 1;
        if (action.kind === 'flood') acknowledged += action.writes.length;
      }
      expect(acknowledged).toBe(scale.messages);
    }
  });

  test('lets people read and write only where they are members', () => {
    for (const seed of seeds) {
      const plan = createPlan(seed, scale);
      const members = new Map(plan.rooms.map((room) => [room.name, room.members]));
      for (const { person, rooms, writes } of plan.clients) {
        for (const room of rooms) expect(members.get(room)).toContain(person);
        expect(rooms).toEqual(expect.arrayContaining([...new Set(writes.map(({ room }) => room))]));
      }
      for (const { do: action } of plan.steps) {
        if (action.kind === 'side_write') expect(members.get(action.write.room)).toContain(action.person);
      }
    }
  });

  test('gives somebody to freeze while the flood comes', () => {
    for (const seed of seeds) {
      const flood = createPlan(seed, scale).steps.find(({ do: action }) => action.kind === 'flood');
      expect(flood?.do).toMatchObject({ frozen: [expect.anything(), expect.anything()] });
    }
  });

  test('without faults keeps what is written by people and by the other door', () => {
    const plan = createPlan(1, scale);
    expect([...kindsIn(withoutFaults(plan))]).toEqual(['side_write']);
    expect(withoutFaults(plan).clients).toEqual(plan.clients);
  });
});
