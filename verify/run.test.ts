import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { createForger, createLiar } from './liar.fixture.ts';
import type { Tamper } from './link.ts';
import { createPlan, withoutFaults } from './plan.ts';
import { run } from './run.ts';
import { count, emptyTally } from './tally.ts';

const { signal } = new AbortController();
/** Only ends what hangs: gateways are started and killed here, on whatever machine. */
const hangsAfterMs = 300_000;

describe('a small run against a real gateway', () => {
  test(
    '[P13] loses nothing, doubles nothing and keeps every order while the gateway is killed, told to end and paused',
    async () => {
      const { records } = await run(createPlan(1, { clients: 12, messages: 500 }), { signal });
      const violations = check(records);
      expect(violations).toEqual([]);
      const tally = count(emptyTally(), records, violations);
      expect(tally.acknowledged).toBe(500);
      expect(tally.faults.get('kill')).toBeGreaterThanOrEqual(2);
      expect(tally.faults.get('terminate')).toBeGreaterThanOrEqual(1);
      expect(tally.faults.get('pause')).toBeGreaterThanOrEqual(1);
      expect(tally.reconnects).toBeGreaterThanOrEqual(12);
    },
    hangsAfterMs,
  );

  test(
    'with a network that lies so that no client can notice, catches each lie by its name and blames nobody else',
    async () => {
      const liars: Record<string, Tamper> = {
        c01: createLiar(() => []),
        c02: createLiar((event) => [event, event]),
        c03: createLiar((event, channels) => [
          event,
          ...channels
            .filter((channel) => channel !== event.channel)
            .map((channel) => ({ ...event, channel })),
        ]),
        c04: createForger(),
      };
      const plan = { ...withoutFaults(createPlan(1, { clients: 5, messages: 100 })), compression: false };
      const { records } = await run(plan, { signal, tamperFor: (client) => liars[client] });
      const violations = check(records);
      const ofKind = (kind: string) => violations.filter((violation) => violation.kind === kind);
      const readersIn = (kind: string) => new Set(ofKind(kind).map(({ text }) => text.split('.')[0]));

      expect(readersIn('hole')).toContain('c01');
      expect(readersIn('doubled')).toContain('c02');
      expect(readersIn('wrong room')).toEqual(new Set(['c03']));
      const forged = records.find((record) => record.type === 'written' && record.writer === 'c04#1');
      const messageId = forged?.type === 'written' ? forged.messageId : '';
      expect(ofKind('lost').map(({ text }) => text.split(' ')[0])).toEqual([messageId, messageId]);
      const others = violations.filter(({ text }) => !/^c0[123]\./.test(text) && !text.startsWith(messageId));
      expect(others).toEqual([]);
    },
    hangsAfterMs,
  );

  test(
    'ends when it is told to, and leaves neither a process nor a socket',
    async () => {
      const before = heldOpen();
      const controller = new AbortController();
      const onProgress = () => controller.abort(new Error('enough'));
      const plan = createPlan(1, { clients: 4, messages: 100 });
      await expect(run(plan, { signal: controller.signal, onProgress })).rejects.toThrow('enough');
      expect(heldOpen()).toEqual(before);
    },
    hangsAfterMs,
  );
});

const heldOpen = () =>
  process.getActiveResourcesInfo().filter((name) => /^(Process|TCPSocket|TCPServer)Wrap$/.test(name));
